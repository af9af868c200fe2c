import { drawn, without } from './draw.ts';

export default drawn((draw) =>
  without({
    attachment: draw.pick(['https://example.com/a.mp3', 's3://bucket/b.wav', 'gs://bucket/c.ogg']),
    attachment_type: draw.maybe(() => 'audio'),
    verbatim: draw.maybe(() => draw.flag()),
    skip_human_transcription: draw.maybe(() => draw.flag()),
    phrases: draw.maybe(() => draw.times(0, 3, () => draw.text())),
    hypothesis: draw.maybe(() => ({ transcript: draw.text() })),
  }),
);
