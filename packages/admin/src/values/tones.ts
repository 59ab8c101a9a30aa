/** Grey: not started, or over. Blue: new. Amber: in work. Green: done. Red: failed. Violet: waits for a decision. */
export type Tone = 'grey' | 'blue' | 'amber' | 'green' | 'red' | 'violet'

/** The tone of a state, by the word that its code is. Words that nobody foresaw are grey: their text says what they mean. */
export function toneOf(code: string): Tone {
  return tones.get(code) ?? 'grey'
}

const words: Readonly<Record<Exclude<Tone, 'grey'>, string>> = {
  blue: 'new open active planned published',
  amber: 'working progress running queued unprocessed qualified',
  green: 'done won converted processed sent approved paid completed resolved',
  red: 'failed overdue rejected error',
  violet: 'waiting pending review',
}

const tones = new Map(
  Object.entries(words).flatMap(([tone, codes]) => codes.split(' ').map(code => [code, tone as Tone] as const)),
)
