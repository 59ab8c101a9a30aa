import { describeError, type Finding, type Handler, type KernelContract } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Found } from './check.ts'
import { type CheckName, checks, chosenChecks, mends } from './checks.ts'

/** Looks at everything, or at what is asked, one after the other. */
export const doctor =
  (kernelOf: () => Kernel): Handler<KernelContract, 'doctor'> =>
  async (_ctx, input) => {
    const kernel = kernelOf()
    const findings: Finding[] = []
    for (const name of chosenChecks(input.checks)) {
      for (const found of await look(kernel, name)) findings.push(findingOf(kernel, name, found))
    }
    return { findings }
  }

/** What cannot even be looked at is a finding too: the others go on. */
async function look(kernel: Kernel, name: CheckName): Promise<Found[]> {
  try {
    return await checks[name].find(kernel)
  } catch (error) {
    const { code, message } = describeError(error)
    return [{ code: 'check.failed', where: name, count: 1, samples: [`${code}: ${message}`] }]
  }
}

function findingOf(kernel: Kernel, check: CheckName, { code, where, count, samples = [] }: Found): Finding {
  const texts = Object.entries(kernel.custom.locales).map(([locale, known]) => [
    locale,
    (known[`doctor.${code}`] ?? code).replaceAll('{{where}}', where).replaceAll('{{count}}', String(count)),
  ])
  return {
    check,
    code,
    where,
    count,
    samples: [...samples],
    mends: mends(check, code),
    text: Object.fromEntries(texts),
  }
}
