#include "engine/provenance/Manifest.h"
#include "engine/provenance/Report.h"

#include <QtTest>

using namespace fw;
using namespace fw::provenance;

namespace {

Json definitionOf(ManifestSpec const& spec)
{
    return Json::parse(manifestDefinition(spec, "2026-01-02T03:04:05Z").dump());
}

Json actionsOf(ManifestSpec const& spec) { return definitionOf(spec)["assertions"][0]["data"]["actions"]; }

QStringList namesOf(Json const& actions)
{
    QStringList names;
    for (Json const& each : actions)
        names << QString::fromStdString(each.at("action").get<std::string>());
    return names;
}

Ingredient part(std::string const& id, std::string const& relationship)
{
    return {id, "shot 1", relationship, "/project/takes/tk-1/proxy.mp4"};
}

} // namespace

Q_DECLARE_METATYPE(fw::provenance::ManifestSpec)

class TstManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGeneratedShotSaysSo()
    {
        ManifestSpec spec;
        spec.modelId = "starter";
        spec.weightsSha256 = "abc";
        Json const definition = definitionOf(spec);
        Json const assertion = definition["assertions"][0];
        QCOMPARE(assertion["label"].get<std::string>(), std::string("c2pa.actions.v2"));
        QVERIFY(assertion["created"].get<bool>());
        QVERIFY(assertion["data"]["allActionsIncluded"].get<bool>());
        Json const created = assertion["data"]["actions"][0];
        QCOMPARE(created["digitalSourceType"].get<std::string>(),
                 std::string("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"));
        QCOMPARE(created["softwareAgent"]["name"].get<std::string>(), std::string("Framewright"));
        QCOMPARE(created["parameters"]["framewright.model"].get<std::string>(), std::string("starter"));
        QCOMPARE(created["parameters"]["framewright.weights.sha256"].get<std::string>(), std::string("abc"));
        QVERIFY(definition["claim_generator_info"][0].contains("specVersion"));
        QVERIFY(checkDefinition(definition));
    }

    void aModelInAFolderKeepsItsPathPrivate()
    {
        ManifestSpec spec;
        spec.modelId = "/home/ann/models/wan";
        QVERIFY(definitionOf(spec).dump().find("ann") == std::string::npos);
    }

    void actionsFollowTheParts_data()
    {
        QTest::addColumn<ManifestSpec>("spec");
        QTest::addColumn<QStringList>("actions");
        ManifestSpec plain;
        QTest::newRow("a shot; the visible mark has no action") << plain << QStringList{"c2pa.created"};
        ManifestSpec marked;
        marked.hasInvisibleMark = true;
        QTest::newRow("invisible mark") << marked << QStringList{"c2pa.created", "c2pa.watermarked.unbound"};
        ManifestSpec film;
        film.ingredients = {part("shot-1", "componentOf"), part("shot-2", "componentOf")};
        QTest::newRow("film") << film << QStringList{"c2pa.created", "c2pa.placed", "c2pa.placed"};
        ManifestSpec extended;
        extended.ingredients = {part("take-1", "inputTo")};
        QTest::newRow("extension: the parent is not in the file") << extended << QStringList{"c2pa.created"};
        ManifestSpec opened;
        opened.ingredients = {part("source", "parentOf")};
        QTest::newRow("passed on") << opened << QStringList{"c2pa.opened"};
    }
    void actionsFollowTheParts()
    {
        QFETCH(ManifestSpec, spec);
        QFETCH(QStringList, actions);
        QCOMPARE(namesOf(actionsOf(spec)), actions);
        QVERIFY(checkDefinition(definitionOf(spec)));
    }

    void placedNamesItsIngredient()
    {
        ManifestSpec film;
        film.ingredients = {part("shot-7", "componentOf")};
        QCOMPARE(actionsOf(film)[1]["parameters"]["ingredientIds"][0].get<std::string>(),
                 std::string("shot-7"));
        Json const ingredient = Json::parse(ingredientDefinition(film.ingredients[0]).dump());
        QCOMPARE(ingredient["instance_id"].get<std::string>(), std::string("shot-7"));
    }

    void openedCarriesNoSourceType()
    {
        ManifestSpec opened;
        opened.ingredients = {part("source", "parentOf")};
        QVERIFY(!actionsOf(opened)[0].contains("digitalSourceType"));
    }

    void rulesThatTheLibraryDoesNotEnforceAreOurs_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::newRow("opened with a source type") << "/assertions/0/data/actions/0/action"
                                                   << "\"c2pa.opened\"";
        QTest::newRow("first action is another") << "/assertions/0/data/actions/0/action"
                                                 << "\"c2pa.placed\"";
        QTest::newRow("no source type") << "/assertions/0/data/actions/0"
                                        << R"({"action":"c2pa.created"})";
        QTest::newRow("no actions") << "/assertions/0/data/actions"
                                    << "[]";
        QTest::newRow("gathered actions") << "/assertions/0/created"
                                          << "false";
        QTest::newRow("actions left out") << "/assertions/0/data/allActionsIncluded"
                                          << "false";
        QTest::newRow("bound mark") << "/assertions/0/data/actions/1"
                                    << R"({"action":"c2pa.watermarked.bound"})";
        QTest::newRow("durable mark") << "/assertions/0/data/actions/1"
                                      << R"({"action":"c2pa.watermarked"})";
        QTest::newRow("soft binding") << "/assertions/1"
                                      << R"({"label":"c2pa.soft-binding","data":{}})";
        QTest::newRow("no assertions") << "/assertions"
                                       << "[]";
    }
    void rulesThatTheLibraryDoesNotEnforceAreOurs()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        Json definition = definitionOf({});
        QVERIFY(checkDefinition(definition));
        definition[Json::json_pointer(path.toStdString())] = Json::parse(value.toStdString());
        QVERIFY(!checkDefinition(definition));
    }

    void titlesStayNeutral_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("isOk");
        QTest::newRow("neutral") << "shot 3" << true;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("path") << "/home/ann/clip" << false;
        QTest::newRow("address") << "ann@example.org" << false;
        QTest::newRow("its file name") << "proxy.mp4" << false;
    }
    void titlesStayNeutral()
    {
        QFETCH(QString, title);
        QFETCH(bool, isOk);
        ManifestSpec spec;
        spec.ingredients = {part("shot-1", "componentOf")};
        spec.ingredients[0].title = title.toStdString();
        QCOMPARE(checkSpec(spec).isOk(), isOk);
    }

    void partsHaveIdsOfTheirOwn()
    {
        ManifestSpec spec;
        spec.ingredients = {part("shot-1", "componentOf"), part("shot-1", "componentOf")};
        QVERIFY(!checkSpec(spec));
        spec.ingredients = {part("shot-1", "friendOf")};
        QVERIFY(!checkSpec(spec));
    }

    void aReportIsReadTolerantly_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("codes");
        auto const untrusted =
            R"({"validation_state":"Valid","validation_results":{"activeManifest":{"failure":)"
            R"([{"code":"signingCredential.untrusted"}],"success":[{"code":"new.code"}]}},"x":1})";
        QTest::newRow("unlisted signer") << untrusted << "Valid"
                                         << "signingCredential.untrusted";
        QTest::newRow("trusted") << R"({"validation_state":"Trusted"})"
                                 << "Trusted"
                                 << "";
        QTest::newRow("valid in spite of a failure")
            << R"({"validation_state":"Valid","validation_results":{"activeManifest":)"
               R"({"failure":[{"code":"assertion.dataHash.mismatch"}]}}})"
            << "Invalid"
            << "assertion.dataHash.mismatch";
        QTest::newRow("older form")
            << R"({"validation_state":"Invalid","validation_status":[{"code":"a.b"}]})"
            << "Invalid"
            << "a.b";
        QTest::newRow("an ingredient expired since, the film stands")
            << R"({"validation_state":"Valid","validation_results":{"activeManifest":{"failure":[]},)"
               R"("ingredientDeltas":[{"validationDeltas":{"failure":[{"code":"signingCredential.expired"}]}}]}})"
            << "Valid"
            << "signingCredential.expired";
        QTest::newRow("unknown state") << R"({"validation_state":"Splendid"})"
                                       << "Invalid"
                                       << "";
        QTest::newRow("no state") << "{}"
                                  << "Invalid"
                                  << "";
        QTest::newRow("wrong types")
            << R"({"validation_state":7,"manifests":[1,2],"active_manifest":{},"validation_results":"x"})"
            << "Invalid"
            << "";
        QTest::newRow("not an object") << "[1]"
                                       << "Invalid"
                                       << "";
    }
    void aReportIsReadTolerantly()
    {
        QFETCH(QString, json);
        QFETCH(QString, state);
        QFETCH(QString, codes);
        C2paReport const report = reportFromJson(Json::parse(json.toStdString()));
        QCOMPARE(QString(stateName(report.state)), state);
        QStringList found;
        for (std::string const& each : report.codes)
            found << QString::fromStdString(each);
        QCOMPARE(found.join(' '), codes);
    }

    void formatsByExtension_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("format");
        QTest::newRow("mp4") << "a.mp4"
                             << "video/mp4";
        QTest::newRow("upper case") << "A.MP4"
                                    << "video/mp4";
        QTest::newRow("mov") << "a.mov"
                             << "video/quicktime";
        QTest::newRow("png") << "a.png"
                             << "image/png";
        QTest::newRow("Matroska cannot") << "a.mkv"
                                         << "";
        QTest::newRow("WebM cannot") << "a.webm"
                                     << "";
        QTest::newRow("none") << "a"
                              << "";
    }
    void formatsByExtension()
    {
        QFETCH(QString, file);
        QFETCH(QString, format);
        QCOMPARE(QString::fromStdString(c2paFormatOf(file.toStdString())), format);
    }
};

QTEST_GUILESS_MAIN(TstManifest)
#include "tst_manifest.moc"
