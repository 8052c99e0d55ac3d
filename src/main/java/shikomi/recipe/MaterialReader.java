package shikomi.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/** Reads materials: {@code FA: 120 per g}, or a mapping that describes the bottle on the shelf. */
final class MaterialReader {
    /** An example in messages about molar masses that cannot be read. */
    private static final Quantity MOLAR_MASS = new Quantity(187.07, Unit.of("g/mol"));

    private static final String STOCK = "2 mol/L";
    private static final String PRICE = "900 per g";

    private final SpaceReader spaces;

    MaterialReader(SpaceReader spaces) {
        this.spaces = spaces;
    }

    Map<String, Material> materials(Item item) {
        Map<String, Material> materials = new LinkedHashMap<>();
        Map<String, Item> solvents = new LinkedHashMap<>();
        for (Item entry : item.entries()) {
            known(entry, entry.name())
                    .ifPresent(name ->
                            material(entry, name, solvents).ifPresent(material -> materials.put(name, material)));
        }
        solvents.forEach((name, solvent) -> check(name, solvent, materials));
        return materials;
    }

    private Optional<String> known(Item item, String name) {
        return spaces.names().find(item, name).filter(known -> spaces.isNumeric(item, known));
    }

    private Optional<Material> material(Item item, String name, Map<String, Item> solvents) {
        if (!item.isMapping()) {
            return CostReader.price(item, PRICE).map(Material::of);
        }
        Section section = item.section("price", "purity", "molar-mass", "stock", "solvent", "hazard");
        Cost.@Nullable Price price =
                section.get("price").flatMap(p -> CostReader.price(p, PRICE)).orElse(null);
        double purity = section.get("purity").flatMap(MaterialReader::purity).orElse(1.0);
        @Nullable
        Quantity molarMass =
                section.get("molar-mass").flatMap(MaterialReader::molarMass).orElse(null);
        Material.@Nullable Stock stock = stock(section, name, solvents);
        @Nullable Text hazard = section.get("hazard").flatMap(Item::words).orElse(null);
        section.get("solvent").filter(s -> section.get("stock").isEmpty()).ifPresent(s -> s.note("no-stock"));
        section.get("purity").filter(p -> section.get("stock").isPresent()).ifPresent(p -> p.note("pure-stock"));
        return Optional.of(new Material(price, purity, molarMass, stock, hazard));
    }

    /** The stock solution of a material; its solvent is added to {@code solvents}, which are checked later. */
    private Material.@Nullable Stock stock(Section section, String name, Map<String, Item> solvents) {
        @Nullable
        Quantity concentration =
                section.get("stock").flatMap(MaterialReader::concentration).orElse(null);
        Optional<Item> item = section.get("solvent");
        @Nullable
        String solvent =
                item.flatMap(s -> s.text().flatMap(text -> known(s, text))).orElse(null);
        if (solvent != null) {
            item.ifPresent(s -> solvents.put(name, s));
        }
        return concentration == null ? null : new Material.Stock(concentration, solvent);
    }

    private static Optional<Quantity> molarMass(Item item) {
        return CostReader.aboveZero(item, item.quantity(MOLAR_MASS));
    }

    private static Optional<Double> purity(Item item) {
        String text = item.scalar().map(Node.Scalar::text).map(Numbers::normal).orElse("");
        Optional<Double> purity = text.endsWith("%")
                ? Numbers.parse(text.substring(0, text.length() - 1)).map(percent -> percent / 100)
                : Numbers.parse(text);
        if (purity.filter(p -> p > 0 && p <= 1).isEmpty()) {
            item.note("not-purity", item.shape());
            return Optional.empty();
        }
        return purity;
    }

    private static Optional<Quantity> concentration(Item item) {
        Optional<Quantity> stock = CostReader.aboveZero(item, item.anyQuantity(STOCK));
        if (stock.filter(q -> Stream.of("mol/L", "g/L", "wt%", "vol%")
                        .noneMatch(unit -> q.unit().converts(Unit.of(unit))))
                .isPresent()) {
            item.note("not-stock", stock.get().toString(), STOCK);
            return Optional.empty();
        }
        return stock;
    }

    /**
     * Reports a solvent that is itself a stock solution: the amounts to take could depend on each other in a circle.
     */
    private static void check(String name, Item item, Map<String, Material> materials) {
        Material material = materials.get(name);
        String solvent = material == null || material.stock() == null
                ? null
                : material.stock().solvent();
        Material poured = solvent == null ? null : materials.get(solvent);
        if (solvent != null && (solvent.equals(name) || (poured != null && poured.stock() != null))) {
            item.note("not-solvent", solvent);
        }
    }
}
