/** A button that opens the sliders for brightness and contrast. */
import type { ReactNode } from 'react';
import {
  Button,
  Checkbox,
  Dialog,
  DialogTrigger,
  Label,
  Popover,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import { KeyCaps } from '../KeyCaps.tsx';
import { Light } from '../objects/icons.tsx';
import { prefer, usePreferences } from '../preferences.ts';
import { texts } from '../texts/texts.ts';
import './look.css';
import { AS_IT_IS, isAsItIs, LEAST, type Look, MOST } from './look.ts';
import { LOOK_KEYS } from './use-look.ts';

interface LookProps {
  look: Look;
  onChange(look: Look): void;
}

export function LookButton({ look, onChange }: LookProps): ReactNode {
  const { panel } = texts;
  const { keepView } = usePreferences();
  return (
    <DialogTrigger>
      <Button className={isAsItIs(look) ? 'tool' : 'tool is-on'} aria-label={panel.look}>
        <Light />
      </Button>
      <Popover className="popover look" placement="top start">
        <Dialog aria-label={panel.look}>
          <Amount
            name={panel.brightness}
            value={look.brightness}
            onChange={(brightness) => onChange({ ...look, brightness })}
          >
            <Keys names={['darker', 'brighter']} />
          </Amount>
          <Amount name={panel.contrast} value={look.contrast} onChange={(contrast) => onChange({ ...look, contrast })}>
            <Keys names={['lessContrast', 'moreContrast']} />
          </Amount>
          <Checkbox
            className="choice"
            isSelected={look.isInverted}
            onChange={(isInverted) => onChange({ ...look, isInverted })}
          >
            <span className="mark square" aria-hidden="true" />
            {panel.invert}
            <Keys names={['invert']} />
          </Checkbox>
          <Checkbox className="choice" isSelected={keepView} onChange={(next) => prefer({ keepView: next })}>
            <span className="mark square" aria-hidden="true" />
            {panel.keepView}
          </Checkbox>
          <Button className="button small" isDisabled={isAsItIs(look)} onPress={() => onChange(AS_IT_IS)}>
            {panel.asItIs}
            <Keys names={['asItIs']} />
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type Name = keyof (typeof LOOK_KEYS)['chords'];

const Keys = ({ names }: { names: Name[] }): ReactNode =>
  names.map((name) => <KeyCaps key={name} group={LOOK_KEYS} compact action={name} />);

interface AmountProps {
  name: string;
  value: number;
  children: ReactNode;
  onChange(value: number): void;
}

/** The middle of the slider is the picture as it is; to either side it goes by parts, as the eye sees it. */
function Amount({ name, value, children, onChange }: AmountProps): ReactNode {
  return (
    <Slider
      className="slider"
      minValue={Math.log2(LEAST)}
      maxValue={Math.log2(MOST)}
      step={0.01}
      value={Math.log2(value)}
      onChange={(next) => onChange(Math.round(2 ** (Math.abs(next) < 0.05 ? 0 : next) * 100) / 100)}
    >
      <Label>
        {name} {children}
      </Label>
      <SliderOutput className="note figures">{Math.round(value * 100)}%</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" aria-label={name} />
      </SliderTrack>
    </Slider>
  );
}
