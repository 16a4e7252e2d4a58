/** Fetches a file. By XMLHttpRequest, because what a page has put in the place of `fetch` may know texts alone. */
export function fetchBytes(url: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', url);
    xhr.responseType = 'arraybuffer';
    xhr.onload = () =>
      xhr.status === 200 ? resolve(xhr.response) : reject(new Error(`Status ${xhr.status}`));
    xhr.onerror = () => reject(new Error('No answer'));
    xhr.send();
  });
}
