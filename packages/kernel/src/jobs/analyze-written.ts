import type { Kernel } from '../kernel.ts'

const counter = 'kernel.analyzed'

/**
 * Tells the database what its tables hold by now, where a record was written since it was told last: every statement is
 * prepared anew afterwards, which a quiet night need not cost.
 */
export async function analyzeWritten({ clock, dialect }: Kernel): Promise<void> {
  if (!dialect.analyze) return
  const now = clock.now().getTime()
  const [last] = await dialect.all({ sql: 'select value from kernel_counter where name = ?', parameters: [counter] })
  const since = new Date(Number(last?.value ?? 0)).toISOString()
  const written = await dialect.all({ sql: 'select 1 from kernel_audit where at >= ? limit 1', parameters: [since] })
  if (written.length === 0) return
  await dialect.analyze()
  const outcome = await dialect.commit({
    steps: [
      {
        sql: 'insert into kernel_counter (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
        parameters: [counter, now],
      },
    ],
  })
  if (!outcome.ok) throw new Error(outcome.message)
}
