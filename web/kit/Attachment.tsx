/** Shows an attachment of any kind, as well as a page can. */
import { type ReactNode, useContext, useState } from 'react';
import { isWeb, Streams, useAddress } from './addresses.ts';
import { Loading, Trouble } from './Trouble.tsx';
import { texts } from './texts/texts.ts';
import { usePicture } from './use-picture.ts';

type Kind = 'text' | 'image' | 'video' | 'audio' | 'website' | 'pdf';

const isPictureUrl = (attachment: string): boolean => /^data:image\/\S+$/i.test(attachment);
const isElsewhere = (attachment: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(attachment);

/** Where the task does not say what it is, the address does. */
export function kindOf(attachment: string, said: unknown): Kind {
  if (typeof said === 'string') return said as Kind;
  if (isPictureUrl(attachment)) return 'image';
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(attachment)) return 'text';
  const path = isWeb(attachment) ? new URL(attachment).pathname : attachment;
  if (/\.(jpe?g|png|gif|webp|avif|bmp|svg)$/i.test(path)) return 'image';
  if (/\.(mp4|webm|mov|m4v)$/i.test(path)) return 'video';
  if (/\.(mp3|wav|ogg|m4a|flac)$/i.test(path)) return 'audio';
  return /\.pdf$/i.test(path) ? 'pdf' : 'website';
}

export function Attachment({ attachment, type }: { attachment: unknown; type?: unknown }): ReactNode {
  if (typeof attachment !== 'string') return <Trouble title={texts.kit.noAttachment} />;
  return <Given attachment={attachment} type={type} />;
}

/** What the server streams has an address, though a key may have spaces in it; text is itself. */
function Given({ attachment, type }: { attachment: string; type: unknown }): ReactNode {
  const isStreamed = useContext(Streams).has(attachment);
  const isFile = isStreamed || isElsewhere(attachment) || (type !== 'text' && isPictureUrl(attachment));
  if (!isFile) return <div className="text">{attachment}</div>;
  return <Loaded key={attachment} attachment={attachment} kind={kindOf(attachment, type)} />;
}

function Loaded({ attachment, kind }: { attachment: string; kind: Kind }): ReactNode {
  const { address, next } = useAddress(attachment);
  if (address === undefined) return <NotShown address={attachment} />;
  switch (kind) {
    case 'image':
      return <Picture url={attachment} />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: captions of somebody's footage do not exist
      return <video className="media" src={address} onError={next} controls preload="metadata" />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: as above
      return <audio className="media" src={address} onError={next} controls preload="metadata" />;
    default:
      return <Link url={isWeb(attachment) ? attachment : address} shown={attachment} />;
  }
}

function Picture({ url }: { url: string }): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const picture = usePicture(url, attempt);
  if (picture.state === 'loading') return <Loading what={texts.kit.loadingPicture} />;
  if (picture.state === 'failed') return <NoPicture url={url} retry={() => setAttempt(attempt + 1)} />;
  return <img className="picture" src={picture.element.src} alt={texts.kit.toBeJudged} />;
}

export function NoPicture({ url, retry }: { url: string; retry: () => void }): ReactNode {
  return (
    <Trouble title={texts.kit.noPicture} action={[texts.kit.tryAgain, retry]}>
      <p className="address">{url}</p>
    </Trouble>
  );
}

/** Of a scheme that neither the page nor the server can load. */
function NotShown({ address }: { address: string }): ReactNode {
  return (
    <Trouble title={texts.kit.notShown}>
      <p className="address">{address}</p>
    </Trouble>
  );
}

function Link({ url, shown }: { url: string; shown: string }): ReactNode {
  return (
    <div className="notice">
      <h2>{texts.kit.ownTab}</h2>
      <a className="address" href={url} target="_blank" rel="noopener noreferrer">
        {shown}
      </a>
    </div>
  );
}
