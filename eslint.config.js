import tseslint from 'typescript-eslint';

const clockMessage = 'Time comes from a Clock that is passed in (src/shared/clock.ts).';
const timeRules = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: clockMessage,
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockMessage },
  { selector: "CallExpression[callee.name='Date']", message: clockMessage },
  {
    selector:
      "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
    message: clockMessage,
  },
  {
    selector:
      'TemplateElement[value.raw=/\\b(now\\(\\)|current_timestamp|current_date|clock_timestamp|localtimestamp|statement_timestamp)/i]',
    message: 'Times reach SQL as parameters, so that a virtual clock can drive them.',
  },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'scripts', 'coverage', 'test/fixtures'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.cjs', '*.mjs', 'test/helpers/*.mjs'] },
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...timeRules],
      eqeqeq: 'error',
    },
  },
  { files: ['src/shared/clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['test/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['*.js', '*.cjs', '*.mjs', 'test/helpers/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
