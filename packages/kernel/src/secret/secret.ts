import { randomBytes } from 'node:crypto'
import type { Dialect } from '../dialects/dialect.ts'

/** The secret of this installation, made when it is first needed. A copy of the database has it too. */
export async function secretOf(dialect: Dialect): Promise<string> {
  const read = () => dialect.all({ sql: "select value from kernel_secret where name = 'installation'", parameters: [] })
  const [known] = await read()
  if (known) return String(known.value)
  await dialect.commit({
    steps: [
      {
        sql: "insert into kernel_secret (name, value) values ('installation', ?) on conflict do nothing",
        parameters: [randomBytes(32).toString('base64url')],
      },
    ],
  })
  const [made] = await read()
  return String(made?.value)
}
