/**
 * `node demo/draw.ts` makes the pictures of the demo anew, in demo/media. They are drawn by us and come out the same each
 * time; it needs Chromium, which is why the pictures are kept in the repository.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../scripts/browser.ts';
import { EACH, MEDIA, SCENES } from './media.ts';
import { SIZE } from './scenes/meadow.ts';

const QUALITY = 72;

if (import.meta.main) {
  mkdirSync(MEDIA, { recursive: true });
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: SIZE });
  for (const [name, scene] of Object.entries(SCENES)) {
    for (let seed = 1; seed <= EACH; seed++) {
      const { width, height } = SIZE;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${scene(seed)}</svg>`;
      await page.setContent(`<body style="margin:0">${svg}`);
      writeFileSync(join(MEDIA, `${name}-${seed}.jpg`), await page.screenshot({ type: 'jpeg', quality: QUALITY }));
    }
  }
  await browser.close();
}
