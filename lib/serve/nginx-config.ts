import { contentTypes, unknownType } from './content-types';
import { headerRules } from './headers';

export interface NginxOptions {
  /** Value of `listen`. */
  listen: string;
  serverName: string;
  /** Folder of the site. */
  root: string;
  /** Whether the module that sends `.br` files is installed. */
  brotli: boolean;
}

/** What `lib/serve/hosts/nginx.conf` is made with; an owner changes address, name and folder there. */
export const exampleOptions: NginxOptions = {
  listen: '80',
  serverName: 'example.org',
  root: '/srv/errsec/out',
  brotli: false,
};

/**
 * Configuration of nginx that sends what `npm start` sends; it belongs into the `http` block, as Debian includes
 * `sites-enabled`. A header with several values goes through a `map`: `add_header` in a `location` would drop all others.
 */
export function nginxConfig({ listen, serverName, root, brotli }: NginxOptions): string {
  const names = [...new Set(headerRules.flatMap(({ headers }) => Object.keys(headers)))];
  const varying = names.filter(
    (name) => headerRules.filter(({ headers }) => name in headers).length > 1 || !isGeneral(name),
  );
  return [
    '# Made by `npm run hosts` from lib/serve/headers.ts: change it there, except for listen, server_name and root.',
    ...varying.flatMap(mapOf),
    '',
    'server {',
    `    listen ${listen};`,
    `    server_name ${serverName};`,
    `    root ${root};`,
    '',
    '    server_tokens off;',
    '    absolute_redirect off;',
    '    error_page 403 404 =404 /404.html;',
    '    location = /404.html { internal; }',
    '    location ~ /\\.(?!well-known/) { return 404; }',
    '',
    '    gzip off;',
    '    gzip_static on;',
    '    gzip_proxied any;',
    '    gzip_vary on;',
    brotli ? '    brotli_static on;' : '    # brotli_static on;    with libnginx-mod-http-brotli-static',
    '',
    '    charset utf-8;',
    `    charset_types ${textTypes().join(' ')};`,
    '    types {',
    ...Object.entries(contentTypes).map(([extension, type]) => `        ${bare(type)} ${extension};`),
    '    }',
    `    default_type ${unknownType};`,
    '',
    ...names.map((name) => {
      const value = varying.includes(name) ? variable(name) : headerRules[0]?.headers[name];
      return `    add_header ${name} ${quoted(value ?? '')} always;`;
    }),
    '}',
    '',
  ].join('\n');
}

function isGeneral(name: string): boolean {
  return headerRules[0] !== undefined && name in headerRules[0].headers;
}

/** Later rules win, but nginx takes the first regular expression that matches. */
function mapOf(name: string): string[] {
  const rules = headerRules.slice(1).filter(({ headers }) => name in headers);
  return [
    '',
    `map $uri ${variable(name)} {`,
    `    default ${quoted(headerRules[0]?.headers[name] ?? '')};`,
    ...rules.reverse().map(({ pattern, headers }) => `    ~${expression(pattern)} ${quoted(headers[name] ?? '')};`),
    '}',
  ];
}

function variable(name: string): string {
  return `$errsec_${name.toLowerCase().replaceAll('-', '_')}`;
}

function expression(pattern: string): string {
  const escaped = pattern.replace(/\*$/, '').replace(/[.+?()[\]{}|\\^$]/g, '\\$&');
  return pattern.endsWith('*') ? `^${escaped}` : `^${escaped}$`;
}

/** @throws {RangeError} for a value that nginx would read as a variable */
function quoted(value: string): string {
  if (/\$(?!errsec_)/.test(value)) throw new RangeError(`Cannot write ${value} into nginx.conf: it has a $`);
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function bare(type: string): string {
  return type.split(';')[0] ?? type;
}

/** `text/html` is in nginx's own list. */
function textTypes(): string[] {
  const texts = Object.values(contentTypes).filter((type) => type.includes('charset='));
  return [...new Set(texts.map(bare))].filter((type) => type !== 'text/html');
}
