import type { ReadContext, Row } from '@kith/sdk'
import { survey } from '../contract/index.ts'
import { surveyIn } from './token.ts'

/** The survey of a link, whether it is answered or not; undefined where the link is none of ours. */
export async function surveyOf(
  reads: ReadContext['asPlugin'],
  token: unknown,
): Promise<Row<typeof survey> | undefined> {
  const id = await surveyIn(reads, String(token ?? ''))
  return id ? reads.data.get(survey, id) : undefined
}
