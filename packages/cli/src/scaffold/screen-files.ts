/** Compiles a plugin and bundles its screens, without what the application has itself (docs/plugins/ui.md). */
export const screenBuild =
  'tsc -b . src/ui && esbuild src/ui/index.ts --bundle --splitting --format=esm --target=chrome123,firefox125,safari17.5 --minify --external:lit --external:lit/* --external:@kith/admin/ui --outdir=dist/ui --log-level=warning'

/** `src/ui/tsconfig.json`: what runs in a browser. `top` is the workspace as the plugin sees it; absent, it stands alone. */
export function tsconfigOfScreens(top: string | undefined) {
  return {
    extends: top === undefined ? '../../tsconfig.json' : `../../${top}/tsconfig.base.json`,
    compilerOptions: {
      rootDir: '..',
      outDir: '../../dist/ui-types',
      tsBuildInfoFile: '../../dist/ui-types/.tsbuildinfo',
      emitDeclarationOnly: true,
      lib: ['ES2024', 'DOM', 'DOM.Iterable'],
      types: [],
    },
    include: ['.'],
    exclude: [],
    references: [{ path: '../..' }, ...(top === undefined ? [] : [{ path: `../../${top}/packages/admin` }])],
  }
}
