import { isHeld, type KithError } from '@kith/client'
import type { Shared } from '../ui/part.ts'
import { type Draft, mapped } from './draft.ts'
import { refusalWords } from './words.ts'

/** Begins an import, or tries it. Answers which it is, or why it was not begun. */
export async function startImport(
  { session, texts }: Shared,
  { files, source }: Pick<Draft, 'files' | 'source'>,
  dryRun: boolean,
): Promise<{ readonly id?: string; readonly problem?: string }> {
  const input = { dryRun, ...(source ? { source } : {}), files: mapped(files) }
  try {
    const answer = await session.api.mutate<{ id: string }>('kernel.startImport', input)
    return isHeld(answer) ? { problem: texts.say('edit.held', { why: answer.held.reason }) } : { id: answer.id }
  } catch (error) {
    return { problem: refusalWords(texts, error as KithError) }
  }
}
