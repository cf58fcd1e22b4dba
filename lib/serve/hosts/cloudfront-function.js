/**
 * CloudFront function for viewer requests, in front of a bucket: a folder's page is its `index.html`, and a folder is
 * asked for with a slash at its end, query kept.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  if (request.uri.endsWith('/')) {
    request.uri += 'index.html';
    return request;
  }
  if (request.uri.split('/').pop().includes('.')) return request;
  const query = Object.entries(request.querystring).flatMap(([name, value]) =>
    (value.multiValue || [value]).map((one) => (one.value ? `${name}=${one.value}` : name)),
  );
  const location = `${request.uri.replace(/^\/+/, '/')}/${query.length > 0 ? `?${query.join('&')}` : ''}`;
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: location } } };
}
