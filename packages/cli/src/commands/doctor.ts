import type { Finding } from '@kith/sdk'
import type { Command } from 'commander'
import type { Caller } from '../caller/caller.ts'
import { withCaller } from '../caller/open-caller.ts'
import { readList } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly fix?: true
  readonly only?: readonly string[]
  readonly json?: true
}

export function addDoctor(program: Command, place: Place): void {
  program
    .command('doctor')
    .description('check the database and what is derived from records; exits with 1 if anything is wrong')
    .option('--fix', 'make anew what can be made anew')
    .option('--only <checks>', 'only these: schema,search', readList)
    .option('--json', 'the findings as an array')
    .action(async ({ fix, only, json: asJson }: Options) => {
      await withCaller(place, undefined, async caller => {
        let findings = await examine(caller, only)
        const checks = [...new Set(findings.filter(({ mends }) => mends).map(({ check }) => check))]
        if (fix && checks.length > 0) {
          await mend(caller, checks)
          findings = await examine(caller, only)
        }
        if (asJson) await print(`${json(findings)}\n`)
        else await print(inWords(findings, place))
        if (findings.length > 0) process.exitCode = 1
      })
    })
}

async function examine(caller: Caller, checks: readonly string[] | undefined): Promise<readonly Finding[]> {
  const answer = await caller.call('kernel.doctor', checks ? { checks } : {})
  return (answer as { readonly findings: readonly Finding[] }).findings
}

async function mend(caller: Caller, checks: readonly string[]): Promise<void> {
  const { batch } = (await caller.call('kernel.mend', { checks })) as { readonly batch: string }
  const isTerminal = process.stderr.isTTY === true
  const row = await caller.work(batch, ({ progress }) => {
    if (isTerminal) process.stderr.write(`\r${progress} `)
  })
  if (isTerminal) process.stderr.write('\r\u001b[K')
  if (row.status !== 'done') console.error(`The work ${batch} is ${row.status}: ${row.error?.message ?? ''}`)
}

function inWords(findings: readonly Finding[], { env }: Place): string {
  const chinese = /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
  if (findings.length === 0) return chinese ? '一切正常。\n' : 'Everything is as it should be.\n'
  return findings
    .map(({ code, text, samples }) => {
      const sentence = text[chinese ? 'zh-CN' : 'en'] ?? code
      return `${code}: ${sentence}\n${samples.map(sample => `  ${sample}\n`).join('')}`
    })
    .join('')
}
