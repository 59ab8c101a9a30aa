import { createApp, defineComponent, h, ref } from 'vue'

/** The same as the page in React. */
const App = defineComponent(() => {
  const route = ref('form')
  const arrived = ref<string[]>([])
  const form = () =>
    h('kith-form', {
      form: 'short',
      messages: { submit: 'Order' },
      'onKith-success': ({ detail }: CustomEvent<{ id: string }>) => arrived.value.push(detail.id),
    })
  return () => [
    h('button', { onClick: () => (route.value = route.value === 'form' ? 'other' : 'form') }, 'Go'),
    route.value === 'form' ? form() : null,
    h('p', { id: 'arrived' }, arrived.value.join(' ')),
  ]
})

createApp(App).mount('body')
