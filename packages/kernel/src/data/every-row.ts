import type { Kernel } from '../kernel.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'
import { readList } from './read-records.ts'

/** Every record that a condition holds for, whoever may see it, oldest first. */
export async function* everyRow(
  kernel: Kernel,
  model: Model,
  where: Readonly<Record<string, string>>,
): AsyncGenerator<RecordValues> {
  let after: string | undefined
  do {
    const page = await readList(kernel, { model, actor: systemActor, where, sort: ['createdAt'], limit: 200, after })
    yield* page.rows
    after = page.next
  } while (after !== undefined)
}
