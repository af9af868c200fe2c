/** Forms that are filled in, snippets, figures and times: for any of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CONSTANT, seededDraw } from '../../task-types/draw.ts';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { own } from '../../task-types/shared/json.ts';
import definition from '../../task-types/textcollection/definition.ts';
import { type Field, unitFields } from '../../task-types/textcollection/fields.ts';
import {
  askedIn,
  responsesTo,
  settled,
  shownFields,
  troubleWith,
  typed,
  withResponses,
} from '../../task-types/textcollection/form.ts';
import { sampleAnnotations } from '../../task-types/textcollection/sample.ts';
import { inserted, nameOf, soundSnippets } from '../../web/kit/fields/snippets.ts';
import { dateParts, dateText, readFigure, readTime, timeText } from '../../web/kit/fields/times.ts';
import { paramsOf, responseCheck } from '../task-types/check.ts';
import params from '../task-types/textcollection.params.ts';

const seed = fc.integer();
const fieldsOf = (given: JsonObject) => paramsOf(definition, given).fields as unknown as Field[];

describe('a form while it is filled in', () => {
  it('only what is asked for stays; what is asked for again comes back', () => {
    fc.assert(
      fc.property(params, seed, (given, number) => {
        const fields = fieldsOf(given);
        const all = sampleAnnotations(fields, seededDraw(number, CONSTANT.picture));
        const { annotations, aside } = settled(fields, all, {});
        const asked = askedIn(fields, annotations);
        for (const { field } of unitFields(fields)) {
          if (Object.hasOwn(annotations, field.field_id))
            assert.ok(asked.has(field.field_id), 'nothing that nobody asked for');
        }
        // Nothing is lost: it is in one of the two, as it was.
        for (const [id, answer] of Object.entries(all))
          assert.deepEqual(own(annotations, id) ?? own(aside, id), answer);
        assert.deepEqual(settled(fields, annotations, {}).annotations, annotations);
      }),
    );
  });

  it('a slip and back is as nothing happened, through chains of conditions', () => {
    const chain: Field[] = [
      { type: 'text', field_id: 'a', title: 'A' },
      { type: 'text', field_id: 'b', title: 'B', conditions: { a: 'yes' } },
      { type: 'text', field_id: 'c', title: 'C', conditions: [{ b: ['x', 'y'] }] },
      { type: 'text', field_id: 'd', title: 'D', conditions: { not: { c: 'z' } } },
    ];
    const whole: JsonObject = typed(chain, { a: 'yes', b: 'x', c: 'w', d: 'kept' });
    const slip = settled(chain, { ...whole, a: 'ye' }, {});
    assert.deepEqual(Object.keys(slip.annotations), ['a', 'd']);
    const back = settled(chain, { ...slip.annotations, a: whole.a! }, slip.aside);
    assert.deepEqual(back.annotations, whole);
    assert.deepEqual(back.aside, {});
  });

  it('typed answers are accepted as the plain ones were, and typing them again changes nothing', () => {
    fc.assert(
      fc.property(params, seed, (given, number) => {
        const task = paramsOf(definition, given);
        const fields = task.fields as unknown as Field[];
        const sample = sampleAnnotations(fields, seededDraw(number, CONSTANT.picture));
        const plain = Object.fromEntries(
          unitFields(fields).flatMap(({ field }): [string, Json][] => {
            const all = responsesTo(field, sample);
            return all.length === 1 && all[0]!.length === 1 ? [[field.field_id, all[0]![0]!]] : [];
          }),
        );
        const from = { ...sample, ...plain };
        assert.deepEqual(typed(fields, from), typed(fields, sample));
        assert.equal(responseCheck(definition, task)({ annotations: typed(fields, from) }), undefined);
        for (const { field } of unitFields(fields)) {
          if (responsesTo(field, sample).length > 0)
            assert.equal(troubleWith(field, responsesTo(field, sample)), undefined);
        }
      }),
    );
  });

  it('what is said to be wrong, the server refuses', () => {
    fc.assert(
      fc.property(params, seed, fc.nat(), (given, number, which) => {
        const task = paramsOf(definition, given);
        const fields = task.fields as unknown as Field[];
        const all = sampleAnnotations(fields, seededDraw(number, CONSTANT.picture));
        const units = unitFields(fields);
        const { field } = units[which % units.length]!;
        const answer = responsesTo(field, all).slice(0, -1);
        const next = withResponses(field, all, answer);
        const trouble = troubleWith(field, responsesTo(field, next));
        const isAsked = askedIn(fields, next).has(field.field_id);
        const conditions = units[which % units.length]!.conditions.length;
        if (trouble && isAsked && (trouble.kind !== 'required' || conditions === 0)) {
          assert.ok(responseCheck(definition, task)({ annotations: next }), JSON.stringify(trouble));
        }
      }),
    );
  });

  it('groups without anything in them are not shown; empty answers at the end are none', () => {
    const field: Field = { type: 'text', field_id: 't', title: 'T', max_responses_required: 4 };
    const set: Field = {
      type: 'form',
      field_id: 'f',
      title: 'F',
      conditions: { t: 'on' },
      fields: [{ ...field, field_id: 'u' }],
    };
    assert.deepEqual(shownFields([field, set], askedIn([field, set], {})), [field]);
    assert.deepEqual(shownFields([field, set], askedIn([field, set], { t: 'on' })), [field, set]);
    assert.deepEqual(withResponses(field, { x: 1 }, [['a'], [], ['']]), {
      x: 1,
      t: { type: 'text', field_id: 't', response: [['a']] },
    });
    assert.deepEqual(withResponses(field, { t: 'a', x: 1 }, [[''], []]), { x: 1 });
  });
});

describe('what is written', () => {
  it('a snippet takes the place of what is selected, and one goes on after it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (before, selected, after, snippet) => {
        const text = before + selected + after;
        const next = inserted(text, before.length, before.length + selected.length, snippet);
        assert.equal(next.text, before + snippet + after);
        assert.equal(next.text.slice(0, next.at), before + snippet);
        assert.deepEqual(inserted(text, before.length + selected.length, before.length, snippet), next);
      }),
    );
    assert.deepEqual(soundSnippets([{ name: 'a', text: 'b' }, { text: 1 }, null, 'x']), [{ name: 'a', text: 'b' }]);
    assert.deepEqual(soundSnippets('no list'), []);
    assert.equal(nameOf({ name: ' ', text: '\n first line\nsecond' }), 'first line');
  });

  it('times read as they are shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000_000 }), (thousandths) => {
        assert.equal(readTime(timeText(thousandths / 1000)), thousandths / 1000);
      }),
    );
    assert.deepEqual(['65', '1:05', '0:01:05,5', ' ', 'at noon'].map(readTime), [65, 65, 65.5, undefined, 'at noon']);
    assert.deepEqual(
      [65, 3665.25, 'noon', undefined].map((one) => timeText(one as Json)),
      ['1:05', '1:01:05.25', 'noon', ''],
    );
  });

  it('figures with a comma or a point; dates with or without a time', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (figure) => {
        assert.equal(readFigure(String(figure)), Object.is(figure, -0) ? 0 : figure);
        if (Math.abs(figure) > 1e-6 && Math.abs(figure) < 1e15)
          assert.equal(readFigure(String(figure).replace('.', ',')), figure);
      }),
    );
    assert.ok(['1.2.3', 'x', '1 2', '-'].every((text) => Number.isNaN(readFigure(text))));
    assert.equal(readFigure('  '), undefined);
    assert.deepEqual(dateParts('2026-01-31T12:00:05Z'), { date: '2026-01-31', time: '12:00' });
    for (const text of ['2026-01-31', '2026-01-31T07:05']) {
      const { date, time } = dateParts(text);
      assert.equal(dateText(date, time), text);
    }
    assert.equal(dateText('', '12:00'), undefined);
  });
});
