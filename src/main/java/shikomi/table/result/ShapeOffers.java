package shikomi.table.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.space.Mixture;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.Layout;
import shikomi.table.column.Mapping;
import shikomi.table.column.RecipeComponents;
import shikomi.table.column.TableGuess;
import shikomi.table.composition.Composition;
import shikomi.table.composition.FormulaColumn;
import shikomi.table.composition.OtherParts;
import shikomi.table.composition.PairFinder;
import shikomi.table.file.Workbook;
import shikomi.unit.Unit;

/** Other ways to read a table that are offered to a person, because its cells suggest them. */
public final class ShapeOffers {
    private final Workbook book;
    private final Campaign campaign;
    private final Layout layout;
    private final Mapping mapping;
    private final List<Offer> offers = new ArrayList<>();

    /**
     * One way to read a table.
     *
     * @param kind the name of the choice
     * @param words why it is offered
     * @param fields the choices that accept it, as in {@link Composition#fields}
     */
    public record Offer(String kind, Message words, Map<String, String> fields) {
        public Offer {
            fields = Map.copyOf(fields);
        }
    }

    private ShapeOffers(Workbook book, Layout layout, Mapping mapping, Campaign campaign) {
        this.book = book;
        this.campaign = campaign;
        this.layout = layout;
        this.mapping = mapping;
    }

    public static List<Offer> of(Workbook book, Layout layout, Mapping mapping, Preview preview, Campaign campaign) {
        ShapeOffers found = new ShapeOffers(book, layout, mapping, campaign);
        Composition chosen = layout.shape().composition();
        if (!chosen.replacesColumns()) {
            found.pairs();
            found.formulas();
        }
        if (!chosen.normalised() && found.otherParts().isEmpty()) {
            found.weighed()
                    .or(() -> preview.apart().stream().findFirst().map(found::apart))
                    .ifPresent(found::normalise);
        }
        return List.copyOf(found.offers);
    }

    /** Columns of further parts: where there are some, components are not parts of their own sum. */
    private List<String> otherParts() {
        return OtherParts.elements(
                layout.sheet(),
                campaign.recipe().space(),
                column -> mapping.columns().stream()
                        .anyMatch(each ->
                                each.index() == column && !each.meaning().equals(ColumnMeaning.NONE)));
    }

    private void pairs() {
        List<Composition.Pair> pairs =
                new PairFinder(layout.written(), new RecipeComponents(campaign.recipe()), this::isFree).pairs();
        if (!pairs.isEmpty()) {
            List<Object> names = pairs.stream()
                    .map(pair -> (Object) (heading(pair.component()) + " – " + heading(pair.amount())))
                    .toList();
            offers.add(new Offer(
                    "pairs",
                    Message.of("table.offer.pairs", names),
                    Composition.NONE.withPairs(pairs).fields()));
        }
    }

    private void formulas() {
        FormulaColumn.find(layout.written(), new RecipeComponents(campaign.recipe()))
                .ifPresent(column -> offers.add(new Offer(
                        "formulas",
                        Message.of("table.offer.formulas", layout.heading(column)),
                        Composition.NONE
                                .withFormulas(List.of(Composition.reference(column)))
                                .fields())));
    }

    private String heading(String reference) {
        return layout.heading(Composition.column(reference));
    }

    /** Whether a column may name a component or give an amount: it has no meaning, or only a guessed one. */
    private boolean isFree(int column) {
        return mapping.columns().stream()
                .filter(each -> each.index() == column)
                .allMatch(each -> each.meaning().equals(ColumnMeaning.NONE)
                        || each.sureness().isGuess());
    }

    /** The reason to scale a mixture whose components are all weighed out, so that their columns are held back. */
    private Optional<Message> weighed() {
        boolean possible = mapping.columns().stream()
                .flatMap(column -> column.warnings().stream())
                .anyMatch(warning -> warning.key().equals("table.unit.held"));
        return possible
                ? TableGuess.of(
                                book,
                                campaign,
                                layout.grid(),
                                layout.shape().with(layout.shape().composition().withNormalised()))
                        .flatMap(choice -> weighed(choice.guess().columns()))
                : Optional.empty();
    }

    private Optional<Message> weighed(List<ColumnGuess> columns) {
        for (Mixture mixture : campaign.recipe().space().mixtures()) {
            List<ColumnGuess> parts = columns.stream()
                    .filter(column ->
                            mixture.components().contains(column.meaning().name()))
                    .toList();
            List<Object> units = parts.stream()
                    .map(column -> (Object) column.unit())
                    .distinct()
                    .toList();
            if (parts.size() == mixture.components().size() && parts.stream().allMatch(this::isPart)) {
                return Optional.of(Message.of("table.offer.weighed", mixture.name(), units, mixture.total()));
            }
        }
        return Optional.empty();
    }

    private boolean isPart(ColumnGuess column) {
        return !column.unit().isEmpty() && column.meaning().isPart(Unit.of(column.unit()), campaign.recipe());
    }

    private Message apart(Preview.Sums sums) {
        return Message.of(
                "table.offer.apart",
                sums.mixture(),
                Figures.value(sums.least()),
                Figures.value(sums.most()),
                sums.total());
    }

    private void normalise(Message words) {
        offers.add(
                new Offer("normalised", words, Composition.NONE.withNormalised().fields()));
    }
}
