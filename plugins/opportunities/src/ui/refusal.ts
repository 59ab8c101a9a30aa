import { type Directory, type KithError, problemsOf, type Texts } from '@kith/admin/ui'

interface Problem {
  readonly path: string
  readonly code: string
}

/** A refusal in words; of one that tells of several fields, which they are. */
export function refusalWords(error: KithError, texts: Texts, directory: Directory): string {
  const problems = error.details?.problems
  const code = String(error.details?.code ?? error.code)
  if (Array.isArray(problems) && code.startsWith('opportunities.')) {
    const names = (problems as readonly Problem[]).map(({ path }) => texts.field('opportunities.opportunity', path))
    return `${texts.refusal(code) ?? ''} ${texts.word('opportunities.next.needs', { names: texts.all(names) })}`.trim()
  }
  const { whole } = problemsOf(error, texts, directory.byName('opportunities.opportunity')?.fields ?? [])
  return texts.refusal(code) ?? whole ?? texts.error(error)
}
