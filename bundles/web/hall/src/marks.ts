/** What stands between the words that somebody typed; the same as the index takes them apart by. */
const BETWEEN = /[\s!-&(-,/;-@[-^`{-~、,。;:()《》〈〉“”「」·—]+/u;
const HAN = /\p{Script=Han}/u;

/**
 * The parts of a text, in turn plain and met by what was typed (the first is plain, perhaps empty). A word that stands in the text
 * is met as a whole, a Chinese word that does not by its pairs of characters; pinyin and initials are met by nothing that could be shown.
 */
export function marks(text: string, typed: string): string[] {
  const low = text.toLowerCase();
  if (low.length !== text.length) return [text];
  const met = new Array<boolean>(text.length).fill(false);
  const take = (word: string) => {
    let found = false;
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) {
      met.fill(true, at, at + word.length);
      found = true;
    }
    return found;
  };
  for (const word of typed.toLowerCase().split(BETWEEN).filter(Boolean).slice(0, 8)) {
    if (take(word) || !HAN.test(word)) continue;
    const letters = [...word];
    for (let at = 0; at + 1 < letters.length; at++) take(letters[at]! + letters[at + 1]!);
  }
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    if (met[at] !== (parts.length % 2 === 0)) parts.push('');
    parts.push(`${parts.pop() ?? ''}${text.charAt(at)}`);
  }
  return parts;
}
