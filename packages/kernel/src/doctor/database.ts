import type { Check } from './check.ts'

/** The file, or the server, itself. */
export const database: Check = {
  async find({ dialect }) {
    const samples = await dialect.check()
    return samples.length === 0
      ? []
      : [{ code: 'database.damaged', where: dialect.name, count: samples.length, samples: samples.slice(0, 20) }]
  },
}
