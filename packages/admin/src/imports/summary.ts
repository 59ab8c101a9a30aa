import type { Texts } from '../texts/texts.ts'
import type { DraftFile } from './draft.ts'
import type { ImportFile } from './reads.ts'
import type { Step } from './step.ts'
import { kindsOf } from './words.ts'

/** What was chosen in a step that is done: which files, or how many columns for which kinds. */
export function summaryOf(
  step: Step,
  files: readonly DraftFile[],
  uploaded: ReadonlyMap<string, ImportFile>,
  texts: Texts,
): string {
  if (step === 1) return texts.all(files.map(({ file }) => uploaded.get(file)?.name ?? texts.say('imports.file')))
  const kinds = kindsOf(
    texts,
    files.flatMap(({ entity }) => entity ?? []),
  )
  const n = files.reduce((sum, { columns = [] }) => sum + columns.length, 0)
  return texts.say('imports.mapped', { n: texts.number(n), kinds })
}
