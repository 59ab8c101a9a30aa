import type { PolicyBranch } from '@kith/sdk'
import { createTestApp } from '@kith/testing'
import { expect, test } from 'vitest'
import config from '../../kith.config.ts'

const verbs = ['read', 'create', 'update', 'delete', 'restore', 'relink', 'erase'] as const

test('the matrix of role, entity, verb and field is the one that was looked at', async () => {
  const app = await createTestApp({ plugins: config.plugins })
  const { manifests } = app.app
  await app.close()
  const branches = manifests.flatMap(m => m.policies).flatMap(p => p.branches.map(b => ({ ...b, entity: p.entity })))
  const roles = [...new Set(branches.flatMap(branch => branch.roles))].sort()
  const lines = [
    '# Who may do what in the example CRM',
    '',
    'Made by `matrix.test.ts` from the modules’ policies. Administrators may do everything; `*` is whoever has logged in;',
    'what is not here is denied. In brackets the fields, where not all of them are meant.',
  ]
  for (const { name, fields } of manifests.flatMap(manifest => manifest.entities)) {
    const here = branches.filter(branch => branch.entity === name)
    if (here.length === 0) continue
    lines.push('', `## ${name}`, '', `Fields: ${Object.keys(fields).join(', ')}`, '')
    for (const role of roles) {
      for (const verb of verbs) {
        const mine = here.filter(
          branch => branch.roles.includes(role) && (branch.verbs as readonly string[]).includes(verb),
        )
        if (mine.length > 0)
          lines.push(`- ${role}, ${verb}: ${mine.map(branch => told(branch, Object.keys(fields))).join('; or ')}`)
      }
    }
  }
  lines.push('', '## Permissions', '')
  for (const role of ['*', ...roles.filter(role => role !== '*')]) {
    const granted = [...new Set(manifests.flatMap(manifest => manifest.grants[role] ?? []))].sort()
    if (granted.length > 0) lines.push(`- ${role}: ${granted.join(', ')}`)
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('matrix.md')
})

function told({ scope, owner, via, lines, where, fields }: PolicyBranch, all: readonly string[]): string {
  const parts = [
    ...(scope === undefined ? [] : [owner === undefined ? scope : `${scope} by ${owner}`]),
    ...(via === undefined ? [] : [`via ${via}`]),
    ...(lines === undefined ? [] : [`line in ${lines}`]),
    ...(where === undefined ? [] : [`where ${JSON.stringify(where)}`]),
  ]
  const allowed = fields && ('except' in fields ? all.filter(name => !fields.except.includes(name)) : fields)
  return (parts.join(', ') || 'all') + (allowed ? ` [${allowed.join(', ')}]` : '')
}
