/** What guessers try first. Compared in lower case, without the digits and signs that people add and swap in. */
const WORDS = `password passwort passw pass admin administrator root user login welcome willkommen hello hallo
  qwerty qwertz qwertyuiop qwertzuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx qazwsxedc letmein changeme
  changemenow secret geheim test testing tester guest default master superman batman spiderman pokemon starwars dragon
  monkey football fussball baseball basketball soccer hockey liverpool arsenal chelsea barcelona bayern schalke
  iloveyou ichliebedich ilove love lovely princess prinzessin sunshine flower summer sommer winter spring autumn herbst
  shadow michael jennifer jessica charlie daniel thomas andrew joshua ashley nicole computer internet google facebook
  samsung iphone microsoft windows linux trustno mustang corvette ferrari porsche mercedes killer hunter ranger freedom
  whatever nothing something access temporary temp demo sample example private public server database system company
  taskwright annotation annotator labeler labeling scale`
  .split(/\s+/)
  .filter(Boolean);

export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS);

/** Whoever types along these, forward or backward, is guessed soon. */
export const ROWS: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1234567890qwertyuiop',
];
