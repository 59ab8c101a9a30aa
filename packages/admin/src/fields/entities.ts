import type { Directory, EntityInfo } from '../data/directory.ts'

/** Of the kernel's own records, those that people keep; the rest are its bookkeeping. */
const ofKernel = ['kernel.user', 'kernel.team', 'kernel.businessLine']

/** Kinds of records that fields are added to and point at: what people work in first. */
export function customizable(directory: Directory): readonly EntityInfo[] {
  const mains = directory.groups.flatMap(({ entities }) => entities)
  const others = directory.all.filter(one => !mains.includes(one) && isOffered(one))
  return [...mains, ...others]
}

/** The module whose records they are. */
export function moduleOf({ name }: Pick<EntityInfo, 'name'>): string {
  return name.split('.')[0] ?? name
}

function isOffered({ name }: EntityInfo): boolean {
  return !name.startsWith('kernel.') || ofKernel.includes(name)
}
