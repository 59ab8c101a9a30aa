import type { Session, Texts } from '@kith/admin/ui'

export interface SubmissionCounts {
  /** In words: '9,900+' where nobody counted on. */
  readonly all: string
  /** How many wait for a person. */
  readonly waiting: number
}

/** How much came in by a form; `undefined` where it cannot be told. */
export async function countSubmissions(
  form: string,
  { api }: Session,
  texts: Texts,
): Promise<SubmissionCounts | undefined> {
  const count = (where: object) => api.query<{ count: number; capped?: boolean }>('forms.submissions.count', { where })
  try {
    const [all, waiting] = await Promise.all([
      count({ form }),
      count({ form, status: { in: ['unprocessed', 'spam'] } }),
    ])
    return { all: `${texts.number(all.count)}${all.capped ? '+' : ''}`, waiting: waiting.count }
  } catch {
    return undefined
  }
}
