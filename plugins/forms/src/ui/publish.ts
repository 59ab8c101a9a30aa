import { isHeld, type RecordRow, type Session, type Texts } from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { differences } from './design/differences.ts'

/** Shows visitors the draft of a form, and opens one that was never open. Tells what came of it, in words. */
export async function publish(row: RecordRow, design: FormDesign, { api }: Session, texts: Texts): Promise<string> {
  const isChanged = differences(row.definition as FormDesign, design) > 0
  const answers = [
    ...(isChanged ? [await api.mutate('forms.publish', { id: row.id })] : []),
    ...(row.status === 'draft' ? [await api.mutate('forms.update', { id: row.id, set: { status: 'open' } })] : []),
  ]
  const held = answers.find(isHeld)
  return held
    ? texts.say('edit.held', { why: held.held.reason })
    : texts.word('forms.build.published', { name: String(row.name) })
}
