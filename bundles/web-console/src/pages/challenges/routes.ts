import { Flag } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/challenges', () => import('./ChallengesPage.vue'), {
    title: 'challenges.title',
    nav: { icon: Flag, group: 'event', order: 20 },
  }),
  page('/challenges/new', () => import('./form/ChallengeFormPage.vue'), {
    title: 'challengeForm.newTitle',
    permission: 'manage_challenges',
  }),
  page('/challenges/import', () => import('./import/ImportPage.vue'), {
    title: 'challengeImport.title',
    permission: 'manage_challenges',
  }),
  page('/challenges/:id', () => import('./detail/ChallengePage.vue'), { title: 'challenges.one' }),
  page('/challenges/:id/edit', () => import('./form/ChallengeFormPage.vue'), {
    title: 'challengeForm.editTitle',
    permission: 'manage_challenges',
  }),
] satisfies RouteRecordRaw[]
