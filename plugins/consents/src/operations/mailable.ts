import type { Handler } from '@kith/sdk'
import type { ConsentsContract } from '../contract/index.ts'
import { markOf } from '../marks.ts'
import { purposeOf } from '../purposes.ts'
import { counting, isMailable, saidUnder } from '../said.ts'

const atOnce = 200

export const mailable: Handler<ConsentsContract, 'mailable'> = async (ctx, input) => {
  const purpose = await purposeOf(ctx, input.purpose)
  const emails: string[] = []
  for (let i = 0; i < input.emails.length; i += atOnce) {
    const part = input.emails.slice(i, i + atOnce)
    const marks = await Promise.all(part.map(email => markOf(ctx, email)))
    const said = Map.groupBy(await saidUnder(ctx, marks), one => one.mark)
    const may = (mark: string | undefined) => isMailable(counting(said.get(mark ?? '') ?? [], purpose.code), purpose)
    emails.push(...part.filter((_, at) => may(marks[at])))
  }
  return { emails }
}
