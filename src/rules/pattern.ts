/**
 * Does the text fit the pattern, in which * stands for any characters? Walks both once, going back to the last star
 * alone, so that no pattern takes long.
 */
export function fitsPattern(pattern: string, text: string): boolean {
  let [p, t] = [0, 0];
  let [star, from] = [-1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') {
      [star, from] = [p++, t];
    } else if (pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
