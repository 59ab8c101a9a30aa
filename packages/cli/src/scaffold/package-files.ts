import type { Names } from './names.ts'
import { versions } from './versions.ts'

export interface PackageOptions {
  readonly names: Names
  /** The package's name: `@kith/plugin-warranty`. */
  readonly name: string
  /** The top of the workspace that it is part of, as seen from it: `../..`. Absent: it stands alone. */
  readonly top?: string | undefined
  /** The version of Kith that it is made for. */
  readonly kith: string
}

/** path -> content of what a package is beside its sources. */
export function packageFiles(options: PackageOptions): Record<string, string> {
  const inside = options.top !== undefined
  return {
    'package.json': json(manifest(options)),
    'tsconfig.json': json(inside ? tsconfigInside(options.top as string) : tsconfigAlone),
    ...(inside
      ? { 'turbo.json': json({ extends: ['//'], tags: ['plugin'] }) }
      : { '.gitignore': 'node_modules/\ndist/\n' }),
  }
}

function manifest({ names, name, top, kith }: PackageOptions) {
  const inside = top !== undefined
  const ours = inside ? 'workspace:*' : `^${kith}`
  const other = (dependency: keyof typeof versions) => (inside ? 'catalog:' : versions[dependency])
  const entry = (path: string) => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` })
  const tools = { '@kith/testing': ours, typescript: other('typescript'), vitest: other('vitest') }
  return {
    name,
    version: inside ? '0.0.0' : '0.1.0',
    description: names.replaced.get('Sample records'),
    ...(inside ? { license: 'MIT' } : {}),
    type: 'module',
    engines: { node: '>=22.19' },
    exports: { '.': entry('index'), './contract': entry('contract/index') },
    files: ['dist', 'src', '!**/*.test.*', '!**/*.tsbuildinfo'],
    sideEffects: false,
    scripts: { build: 'tsc -b', ...(inside ? {} : { test: 'tsc -b && vitest run --dir src' }) },
    dependencies: { ...(inside ? { '@kith/sdk': ours } : {}), zod: other('zod') },
    // One copy of the SDK in an app: a plugin that stands alone uses the app's.
    ...(inside ? {} : { peerDependencies: { '@kith/sdk': ours } }),
    devDependencies: inside ? tools : { '@kith/sdk': ours, ...tools },
  }
}

const folders = { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' }

function tsconfigInside(top: string) {
  return {
    extends: `${top}/tsconfig.base.json`,
    compilerOptions: folders,
    include: ['src'],
    references: [{ path: `${top}/packages/sdk` }, { path: `${top}/packages/testing` }],
  }
}

const tsconfigAlone = {
  compilerOptions: {
    target: 'ES2024',
    lib: ['ES2024'],
    types: [],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
    composite: true,
    declaration: true,
    sourceMap: true,
    ...folders,
  },
  include: ['src'],
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
