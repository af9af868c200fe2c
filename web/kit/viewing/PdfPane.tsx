/**
 * A PDF in the browser's own viewer. The bytes are read by the page and given to the viewer as a PDF, whatever they are:
 * as an address of ours it would be kept from every plugin, the viewer too.
 */
import { type ReactNode, useEffect, useState } from 'react';
import { Attachment } from '../Attachment.tsx';
import { useAddresses } from '../addresses.ts';
import { Loading } from '../Trouble.tsx';
import { texts } from '../texts/texts.ts';

export function PdfPane({ attachment, name }: { attachment: string; name: string }): ReactNode {
  const addresses = useAddresses(attachment);
  const [shown, setShown] = useState<string | null>();
  useEffect(() => {
    let made: string | undefined;
    const gone = new AbortController();
    const read = async () => {
      for (const address of addresses) {
        // Another server may refuse to be read by our page.
        const answer = await fetch(address, { signal: gone.signal }).catch(() => undefined);
        if (!answer?.ok) continue;
        const bytes = await answer.blob();
        if (gone.signal.aborted) return;
        made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
        return setShown(made);
      }
      if (!gone.signal.aborted) setShown(null);
    };
    void read();
    return () => {
      gone.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [addresses]);
  if (shown === undefined) return <Loading what={texts.view.loadingPdf} />;
  if (shown === null || !navigator.pdfViewerEnabled) return <Attachment attachment={attachment} type="pdf" />;
  return <iframe className="pane-pdf" src={`${shown}#navpanes=0`} title={name} />;
}
