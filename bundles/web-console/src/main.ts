import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@fontsource-variable/inter'
import './styles/index.css'
import App from './App.vue'
import { applyTheme } from './composables/theme'
import { makeRouter } from './router'

applyTheme()
createApp(App).use(createPinia()).use(makeRouter()).mount('#app')
