import { type Check, type Found, named, readAll } from './check.ts'

/** Every version of a record has a line of history. */
export const versions: Check = {
  async find(kernel) {
    const found: Found[] = []
    for (const model of kernel.models.values()) {
      if (!model.entity.audit) continue
      const gap = `from "${model.table}" t where t.version <> (select count(distinct a.version) from kernel_audit a where a.record = t.id and a.entity = ?)`
      const [row] = await readAll(kernel, { sql: `select count(*) as n ${gap}`, parameters: [model.name] })
      const count = Number(row?.n)
      if (count === 0) continue
      const rows = await readAll(kernel, {
        sql: `select t.id ${gap} order by t.id limit ${named}`,
        parameters: [model.name],
      })
      found.push({ code: 'versions.gap', where: model.name, count, samples: rows.map(({ id }) => String(id)) })
    }
    return found
  },
}
