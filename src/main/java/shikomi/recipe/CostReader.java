package shikomi.recipe;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/** Reads the costs of experiments. */
final class CostReader {
    private static final Pattern PRICE = Pattern.compile("(\\S+)\\s+per\\s+(\\S.*)");
    private static final Unit HOUR = Unit.of("h");
    private static final Quantity HOURS = new Quantity(4, HOUR);

    private final SpaceReader spaces;

    CostReader(SpaceReader spaces) {
        this.spaces = spaces;
    }

    Optional<Cost> cost(Item item) {
        Section section = item.section("currency", "run", "set-up", "labour", "materials", "size", "balance", "budget");
        Cost.Run run = section.get("run").map(CostReader::run).orElse(new Cost.Run(0, 0, 0));
        double setUp = section.get("set-up").flatMap(CostReader::setUp).orElse(0.0);
        double labour = section.get("labour").flatMap(CostReader::labour).orElse(0.0);
        Map<String, Material> materials = materials(section);
        @Nullable Quantity size = section.get("size").flatMap(CostReader::size).orElse(null);
        @Nullable
        Quantity balance = section.get("balance").flatMap(CostReader::balance).orElse(null);
        Cost.@Nullable Budget budget =
                section.get("budget").map(CostReader::budget).orElse(null);
        if (section.get("size").isEmpty() && !materials.isEmpty()) {
            item.note("no-size");
        }
        return section.need("currency")
                .flatMap(CostReader::currency)
                .map(currency -> new Cost(currency, run, setUp, labour, materials, size, balance, budget));
    }

    private static Optional<Double> setUp(Item item) {
        return item.section("money").get("money").flatMap(money -> money.atLeast(0));
    }

    private Map<String, Material> materials(Section section) {
        return section.get("materials")
                .map(new MaterialReader(spaces)::materials)
                .orElse(Map.of());
    }

    private static Optional<Currency> currency(Item item) {
        Optional<String> code = item.text();
        Optional<Currency> currency = code.flatMap(CostReader::money);
        if (code.isPresent() && currency.isEmpty()) {
            item.note("no-currency", code.get());
        }
        return currency;
    }

    /**
     * The currency of a code; codes for gold, for testing and the like are refused because they have no smallest unit
     * to round to.
     */
    private static Optional<Currency> money(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(c -> c.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Quantity> size(Item item) {
        return aboveZero(item, item.anyQuantity("20 g"));
    }

    private static Optional<Quantity> balance(Item item) {
        return aboveZero(item, item.quantity(new Quantity(0.001, Unit.of("g"))));
    }

    static Optional<Quantity> aboveZero(Item item, Optional<Quantity> quantity) {
        if (quantity.filter(q -> q.value() == 0).isPresent()) {
            item.note("not-positive", 0.0);
            return Optional.empty();
        }
        return quantity;
    }

    private static Cost.Run run(Item item) {
        Section section = item.section("money", "hands-on", "until-result");
        return new Cost.Run(
                section.get("money").flatMap(m -> m.atLeast(0)).orElse(0.0),
                section.get("hands-on").flatMap(CostReader::hours).orElse(0.0),
                section.get("until-result").flatMap(CostReader::hours).orElse(0.0));
    }

    private static Optional<Double> hours(Item item) {
        return item.quantity(HOURS).flatMap(q -> q.in(HOUR));
    }

    private static Cost.Budget budget(Item item) {
        Section section = item.section("money", "until");
        return new Cost.Budget(
                section.get("money").flatMap(m -> m.atLeast(0)).orElse(null),
                section.get("until").flatMap(CostReader::hours).orElse(null));
    }

    private static Optional<Double> labour(Item item) {
        Optional<Cost.Price> price = price(item, "5000 per h");
        if (price.filter(p -> !p.per().converts(HOUR)).isPresent()) {
            item.note("not-per-hour", price.get().per().label());
            return Optional.empty();
        }
        return price.map(p -> p.money() / p.per().convert(1, HOUR));
    }

    static Optional<Cost.Price> price(Item item, String example) {
        Optional<String> text = item.text();
        Matcher matcher = PRICE.matcher(Numbers.normal(text.orElse("")));
        Optional<Double> money = matcher.matches() ? Numbers.parse(matcher.group(1)) : Optional.empty();
        if (text.isPresent() && money.filter(m -> m >= 0).isEmpty()) {
            item.note("not-price", text.get(), example);
            return Optional.empty();
        }
        return money.map(m -> new Cost.Price(m, Unit.of(matcher.group(2))));
    }
}
