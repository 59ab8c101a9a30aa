/** What stands in a place: an element, a text, or nothing, which keeps the place of what may come. */
export type Child = View | string | false | null | undefined

/** An element as it should be. One that has a name stays itself by it. */
export interface View {
  readonly tag: string
  readonly attributes: Attributes
  readonly children: Child[]
}

/** true is an attribute without a value; false and nothing take it away. One that was never named is left alone. */
export type Attributes = Record<string, string | number | boolean | null | undefined>

/** An element with its attributes and what is in it. */
export function h(tag: string, attributes: Attributes, ...children: (Child | Child[])[]): View {
  return { tag, attributes, children: children.flat() }
}

/** A node that remembers what was drawn into it: what a browser's extension puts beside it is left alone. */
interface Place extends ParentNode {
  drawn?: ChildNode[]
}

/** Makes what was drawn into a node as the views say. What is right already stays, with what was typed into it. */
export function draw(place: Place, views: Child[]): void {
  const before = place.drawn ?? []
  place.drawn = views.map((view, at) => {
    const old = before[at]
    const node = view && typeof view === 'object' ? drawElement(view, old) : drawText(view || '', old)
    if (!old) place.append(node)
    else if (old !== node) old.replaceWith(node)
    return node
  })
  for (const old of before.slice(views.length)) old.remove()
}

function drawText(text: string, old?: ChildNode): ChildNode {
  const node = old instanceof Text ? old : new Text()
  if (node.data !== text) node.data = text
  return node
}

function drawElement({ tag, attributes, children }: View, old?: ChildNode): ChildNode {
  const is =
    old instanceof Element && old.localName === tag && (old.getAttribute('name') ?? '') === (attributes.name ?? '')
  const element = is ? old : document.createElement(tag)
  for (const name in attributes) {
    const value = attributes[name]
    const text = value === true ? '' : `${value}`
    if (value == null || value === false) element.removeAttribute(name)
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text)
  }
  draw(element, children)
  return element
}
