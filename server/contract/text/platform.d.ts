/** Browsers and Node both have it, the language's own library does not. See https://url.spec.whatwg.org/#url-class. */
declare class URL {
  constructor(url: string);
  readonly href: string;
  readonly protocol: string;
  readonly origin: string;
  readonly username: string;
  readonly password: string;
}
