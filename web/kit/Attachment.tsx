/** Shows an attachment of any kind, as well as a page can that loads it straight from where it is. */
import { type ReactNode, useState } from 'react';
import { Loading, Trouble } from './Trouble.tsx';
import { usePicture } from './use-picture.ts';

type Kind = 'text' | 'image' | 'video' | 'audio' | 'website' | 'pdf';

const isWeb = (attachment: string): boolean => /^https?:\/\//i.test(attachment) && URL.canParse(attachment);
const isElsewhere = (attachment: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(attachment);

/** Where the task does not say what it is, the address does. */
export function kindOf(attachment: string, said: unknown): Kind {
  if (typeof said === 'string') return said as Kind;
  if (!isElsewhere(attachment)) return 'text';
  const path = isWeb(attachment) ? new URL(attachment).pathname : attachment;
  if (/\.(jpe?g|png|gif|webp|avif|bmp|svg)$/i.test(path)) return 'image';
  if (/\.(mp4|webm|mov|m4v)$/i.test(path)) return 'video';
  if (/\.(mp3|wav|ogg|m4a|flac)$/i.test(path)) return 'audio';
  return /\.pdf$/i.test(path) ? 'pdf' : 'website';
}

export function Attachment({ attachment, type }: { attachment: unknown; type?: unknown }): ReactNode {
  if (typeof attachment !== 'string') return <Trouble title="This task has no attachment" />;
  if (!isWeb(attachment)) {
    if (isElsewhere(attachment)) return <NotShown address={attachment} />;
    return <div className="text">{attachment}</div>;
  }
  switch (kindOf(attachment, type)) {
    case 'image':
      return <Picture url={attachment} />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: captions of somebody's footage do not exist
      return <video className="media" src={attachment} controls preload="metadata" />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: as above
      return <audio className="media" src={attachment} controls preload="metadata" />;
    default:
      return <Link url={attachment} />;
  }
}

function Picture({ url }: { url: string }): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const picture = usePicture(url, attempt);
  if (picture.state === 'loading') return <Loading what="Loading the picture" />;
  if (picture.state === 'failed') return <NoPicture url={url} retry={() => setAttempt(attempt + 1)} />;
  return <img className="picture" src={url} alt="To be judged" />;
}

export function NoPicture({ url, retry }: { url: string; retry: () => void }): ReactNode {
  if (!isWeb(url)) return <NotShown address={url} />;
  return (
    <Trouble title="The picture could not be loaded" action={['Try again', retry]}>
      <p className="address">{url}</p>
    </Trouble>
  );
}

/** s3://, gs:// and their like need a key that a page does not have. */
function NotShown({ address }: { address: string }): ReactNode {
  return (
    <Trouble title="A page cannot load this attachment">
      <p className="address">{address}</p>
    </Trouble>
  );
}

function Link({ url }: { url: string }): ReactNode {
  return (
    <div className="notice">
      <h2>Opens in a tab of its own</h2>
      <a className="address" href={url} target="_blank" rel="noopener noreferrer">
        {url}
      </a>
    </div>
  );
}
