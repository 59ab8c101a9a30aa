import type { Page } from '@kith/testing/browser'

interface Node {
  readonly nodeId: string
  readonly parentId?: string
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly description?: { readonly value: string }
  readonly value?: { readonly value: unknown }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
  readonly childIds?: readonly string[]
}

const told = ['required', 'invalid', 'checked', 'disabled', 'live', 'level']

/** What a screen reader is given of the element, a line for each node: role, name, value, states and (in brackets) description. */
export async function treeOf(page: Page): Promise<string[]> {
  // It stays: without it the browser forgets that the page is offline.
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'kith-form' })
  const { node } = await session.send('DOM.describeNode', { nodeId })
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const { nodes: found } = await session.send('Accessibility.getPartialAXTree', {
    backendNodeId: node.backendNodeId,
    fetchRelatives: false,
  })
  const known = new Map((nodes as readonly Node[]).map(one => [one.nodeId, one]))
  const lines = (id: string, depth: number): string[] => {
    const one = known.get(id)
    if (!one) return []
    const role = one.role?.value ?? ''
    const isShown =
      !one.ignored &&
      !['none', 'generic', 'InlineTextBox', 'StaticText', 'LabelText', 'Legend', 'paragraph', 'MenuListPopup'].includes(
        role,
      )
    const inner = (one.childIds ?? []).flatMap(child => lines(child, isShown ? depth + 1 : depth))
    return isShown ? [`${'  '.repeat(depth)}${say(one, role)}`, ...inner] : inner
  }
  return lines((found as readonly Node[])[0]?.nodeId ?? '', 0)
}

function say({ name, value, description, properties = [] }: Node, role: string): string {
  const states = properties.flatMap(({ name, value }) => {
    const isTold = told.includes(name) && value.value && value.value !== 'false' && value.value !== 'off'
    return isTold ? [value.value === true || value.value === 'true' ? name : `${name}=${value.value}`] : []
  })
  return [
    role,
    name?.value && `"${name.value}"`,
    value?.value && `= ${value.value}`,
    ...states,
    description?.value && `(${description.value})`,
  ]
    .filter(Boolean)
    .join(' ')
}
