const COUNT = 6;

/** Where cards will be. */
export function CardSkeletons() {
  return (
    <div class="skeletons" aria-busy="true">
      {Array.from({ length: COUNT }, (_, index) => (
        <div class="skeleton-card" key={index}>
          <span class="skeleton skeleton--round" />
          <span class="skeleton-card__lines">
            <span class="skeleton skeleton--short" />
            <span class="skeleton" />
          </span>
        </div>
      ))}
    </div>
  );
}
