import { formsContract } from '@kith/plugin-forms/contract'
import { defineContract, definePlugin, entity, filter, integer, mutation, tap } from '@kith/sdk'
import { z } from 'zod'

const row = entity('probe.row', { fields: { number: integer() } })

export const probeContract = defineContract({
  name: 'probe',
  version: '0.1.0',
  main: row,
  permissions: { 'probe.ask': 'Ask' },
  operations: {
    ask: mutation({
      needs: 'probe.ask',
      input: z.object({ times: z.int() }),
      output: z.object({ milliseconds: z.array(z.number()) }),
    }),
    save: mutation({ needs: 'probe.ask', input: z.object({ rows: z.int() }), output: z.object({}) }),
  },
  hooks: { asking: filter('probe.asking', z.object({ number: z.int() })) },
})

/** In the server: asks a filter so many times, one after another, and saves so many rows at once. */
export const probe = definePlugin({
  contract: probeContract,
  handlers: {
    async ask(ctx, { times }) {
      const milliseconds = []
      for (let number = 0; number < times; number++) {
        const began = performance.now()
        await ctx.filter(probeContract.hooks.asking, { number })
        milliseconds.push(performance.now() - began)
      }
      return { milliseconds }
    },
    async save({ change }, { rows }) {
      for (let number = 0; number < rows; number++) change.create(row, { number })
      return {}
    },
  },
})

/** In another process: has a word in both. */
export const judge = definePlugin({
  contract: defineContract({ name: 'judge', version: '0.1.0' }),
  dependsOn: [probeContract],
  handlers: {},
  taps: [
    tap()(probeContract.hooks.asking, { id: 'judge.asking', shape: (_, { number }) => ({ number: number + 1 }) }),
    tap()(row.saving, { id: 'judge.saving', guard: () => undefined }),
  ],
})

/** In another process: is told of every submission. */
export const listener = definePlugin({
  contract: defineContract({ name: 'listener', version: '0.1.0' }),
  dependsOn: [formsContract],
  handlers: {},
  taps: [tap()(formsContract.entities.submissions.saved, { id: 'listener.heard', run: () => {} })],
})
