import { init } from 'es-module-lexer'
import { beforeAll, expect, test } from 'vitest'
import { withAddresses } from './with-addresses.ts'

const kit = { lit: '/assets/lit.js', 'lit/directives/ref.js': '/assets/ref.js', '@kith/admin/ui': '/assets/ui.js' }
const where = { plugin: 'warranty', file: 'index.js' }
const changed = (source: string) => withAddresses(source, kit, where)

beforeAll(() => init)

test.each([
  ["import { html } from 'lit'", "import { html } from '/assets/lit.js'"],
  [
    'import{html as h}from"lit";import{ref}from"lit/directives/ref.js"',
    'import{html as h}from"/assets/lit.js";import{ref}from"/assets/ref.js"',
  ],
  ["import lit, * as all from 'lit'", "import lit, * as all from '/assets/lit.js'"],
  ["export { Part } from '@kith/admin/ui'", "export { Part } from '/assets/ui.js'"],
  ["export * from 'lit'", "export * from '/assets/lit.js'"],
  ["import 'lit'", "import '/assets/lit.js'"],
  ["await import('lit')", 'await import("/assets/lit.js")'],
  ['const f=()=>import("@kith/admin/ui").then(x=>x)', 'const f=()=>import("/assets/ui.js").then(x=>x)'],
  ["import(/* when it is drawn */ 'lit')", 'import(/* when it is drawn */ "/assets/lit.js")'],
  ['import(`lit`)', 'import("/assets/lit.js")'],
  ["import '\\u006cit'", "import '/assets/lit.js'"],
])('%s', (source, expected) => {
  expect(changed(source)).toBe(expected)
})

test.each([
  "import { a } from './a.js'; import '../b.js'; import('./c.js'); import '/d.js'",
  "import(name); import('./' + name)",
  "const words = `import { html } from 'lit'`",
  'const words = "import \'lit\'"; const more = \'import("lit")\'',
  "// import { html } from 'lit'\n/* import('lit') */",
  "const pattern = /import 'lit'/",
  'import.meta.url',
  "lit.import('lit')",
])('%s is left as it is', source => {
  expect(changed(source)).toBe(source)
})

test('all of a script are found, each in its place', () => {
  const source = "import 'lit'\nconst lit = 'lit' // 'lit'\nimport('lit')\nexport { lit }\nimport './lit'"
  expect(changed(source)).toBe(
    "import '/assets/lit.js'\nconst lit = 'lit' // 'lit'\nimport(\"/assets/lit.js\")\nexport { lit }\nimport './lit'",
  )
})

test.each(["import 'lodash'", "import('lodash')", "export * from 'lodash'", "import 'https://example.com/x.js'"])(
  '%s is a name that the application has not',
  source => {
    expect(() => changed(source)).toThrow(
      expect.objectContaining({
        code: 'KITH_UI_IMPORT',
        details: { ...where, name: /'(.*)'/.exec(source)?.[1] },
        message: expect.stringMatching(/warranty import ".*" \(index\.js\).*bundle it.*@kith\/admin\/ui/),
      }),
    )
  },
)
