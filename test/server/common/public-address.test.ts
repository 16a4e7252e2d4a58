import { describe, expect, it } from 'vitest';
import { allowedPrivate, isPublicAddress } from '../../../server/common/public-address.ts';

describe('an address', () => {
  it.each([
    '93.184.215.14',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '[2606:4700::1111]',
    '::ffff:93.184.215.14',
    '::ffff:5db8:d70e',
    '64:ff9b::93.184.215.14',
  ])('of the public internet is told by its network: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    // This machine, whatever it is called.
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '::1',
    '::',
    '0:0:0:0:0:0:0:1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:7f00:0001',
    '::ffff:0:127.0.0.1',
    // Neighbours.
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    'fd00::1',
    'fc00::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    // The secrets of a machine in a cloud.
    '169.254.169.254',
    '::ffff:169.254.169.254',
    'fd00:ec2::254',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::a9fe:a9fe',
    // IPv4 inside of IPv6: 6to4, Teredo.
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    '2001:0:7f00:1::',
    // Many at once, examples, what is not given out, and what is none.
    '224.0.0.1',
    '255.255.255.255',
    'ff02::1',
    '192.0.2.1',
    '2001:db8::1',
    '4000::1',
    'localhost',
    '',
    '0x7f.1',
  ])('of no public network is told: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('the private addresses that are allowed', () => {
  it('are all, none, or those of a list', () => {
    expect(allowedPrivate('on')?.allows('10.0.0.1')).toBe(true);
    expect(allowedPrivate('off')?.allows('10.0.0.1')).toBe(false);
    const list = allowedPrivate('10.1.2.3, 192.168.7.0/24,fd00::/8');
    const allows = ['10.1.2.3', '10.1.2.4', '192.168.7.9', '192.168.8.9', 'fd12::1', 'fe80::1'].map((one) =>
      list?.allows(one),
    );
    expect(allows).toEqual([true, false, true, false, true, false]);
  });

  it.each(['yes', '10.0.0.0/33', '10.0.0.0/x', 'localhost', '10.0.0.1,,10.0.0.2'])('are not %s', (text) => {
    expect(allowedPrivate(text)).toBeNull();
  });
});
