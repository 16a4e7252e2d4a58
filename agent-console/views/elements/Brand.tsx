/** The mark of the product. */
export function Brand({ size = 28 }: { size?: number }) {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path d="M8 11.500A3.500 3.500 0 0 1 11.500 8h9a3.500 3.500 0 0 1 3.500 3.500v5a3.500 3.500 0 0 1-3.500 3.500H15l-4.600 3.700c-.5.4-1.200 0-1.200-.6v-3.400A3.500 3.500 0 0 1 8 16.500z" />
    </svg>
  );
}
