package shikomi.web.design;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.entry.DetailGuard;
import shikomi.entry.EntryGuard;
import shikomi.entry.UnexpectedValue;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Point;
import shikomi.table.column.Expectation;

/**
 * Compares the values of a table with the model's prediction, and their details with earlier ones. A value far outside
 * the range of all results is unexpected in any case.
 */
final class GuardedExpectation implements Expectation {
    private final Campaign campaign;
    private final EntryGuard guard;
    private final DetailGuard details;
    private final Expectation plain;

    /** @param begun the day on which the campaign was begun */
    GuardedExpectation(Campaign campaign, EntryGuard guard, LocalDate begun) {
        this.campaign = campaign;
        this.guard = guard;
        this.details = DetailGuard.without(Set.of(), campaign, begun);
        this.plain = Expectation.plain(campaign);
    }

    @Override
    public Optional<Surprise> surprise(Point made, Objective objective, double value) {
        return Optional.of(made)
                .filter(point -> campaign.recipe().space().chosen().stream()
                        .allMatch(parameter -> point.value(parameter.name()) != null))
                .flatMap(point -> guard.judge(point, objective, value))
                .map(surprise -> new Surprise(
                        surprise.mean(), surprise.sd(), surprise.message(objective), likely(surprise, objective)))
                .or(() -> plain.surprise(made, objective, value));
    }

    private List<Likely> likely(UnexpectedValue surprise, Objective objective) {
        return surprise.fixes().stream()
                .map(fix -> new Likely(fix.value(), fix.words(campaign.recipe(), objective, surprise.typed())))
                .toList();
    }

    @Override
    public List<Message> unusual(Point made, @Nullable Double money, @Nullable Double hours, @Nullable LocalDate date) {
        return details.doubts(made, money, hours, date, DetailGuard.TABLE_YEARS).stream()
                .map(DetailGuard.Doubt::words)
                .toList();
    }
}
