import type { Names } from './names.ts'
import { screenBuild, tsconfigOfScreens } from './screen-files.ts'
import { versions } from './versions.ts'

export interface PackageOptions {
  readonly names: Names
  /** The package's name: `@kith/plugin-warranty`. */
  readonly name: string
  /** The top of the workspace that it is part of, as seen from it: `../..`. Absent: it stands alone. */
  readonly top?: string | undefined
  /** The version of Kith that it is made for. */
  readonly kith: string
  /** Whether it has screens of its own, in `src/ui`. */
  readonly screens: boolean
}

/** path -> content of what a package is beside its sources. */
export function packageFiles(options: PackageOptions): Record<string, string> {
  const { top, screens } = options
  const inside = top !== undefined
  return {
    'package.json': json(manifest(options)),
    'tsconfig.json': json({
      ...(inside ? tsconfigInside(top) : tsconfigAlone),
      ...(screens ? { exclude: ['src/ui'] } : {}),
    }),
    ...(screens ? { 'src/ui/tsconfig.json': json(tsconfigOfScreens(top)) } : {}),
    ...(inside
      ? { 'turbo.json': json({ extends: ['//'], tags: ['plugin'] }) }
      : { '.gitignore': 'node_modules/\ndist/\n' }),
    // pnpm asks before a package may run a script at its installation; npm does not read this.
    ...(screens && !inside ? { 'pnpm-workspace.yaml': 'allowBuilds:\n  esbuild: true\n' } : {}),
  }
}

function manifest({ names, name, top, kith, screens }: PackageOptions) {
  const inside = top !== undefined
  const ours = inside ? 'workspace:*' : `^${kith}`
  const other = (dependency: keyof typeof versions) => (inside ? 'catalog:' : versions[dependency])
  const entry = (path: string) => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` })
  const tools = {
    ...(screens ? { '@kith/admin': ours } : {}),
    '@kith/testing': ours,
    ...(screens ? { esbuild: other('esbuild'), lit: other('lit') } : {}),
    typescript: other('typescript'),
    vitest: other('vitest'),
  }
  const build = screens ? screenBuild : 'tsc -b'
  return {
    name,
    version: inside ? '0.0.0' : '0.1.0',
    description: names.replaced.get('Sample records'),
    ...(inside ? { license: 'MIT' } : {}),
    type: 'module',
    engines: { node: '>=22.19' },
    exports: {
      '.': entry('index'),
      './contract': entry('contract/index'),
      ...(screens ? { './ui': { types: './dist/ui-types/ui/index.d.ts', default: './dist/ui/index.js' } } : {}),
    },
    files: ['dist', 'src', '!**/*.test.*', '!**/*.tsbuildinfo'],
    sideEffects: false,
    scripts: { build, ...(inside ? {} : { test: `${screens ? 'node --run build' : build} && vitest run --dir src` }) },
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
