#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/claims/claims_of.h"

namespace onrecord {
namespace {

/// One who stands in the text under each of `forms`.
struct Who {
  EntityKind kind;
  std::string name;
  std::string role;
  char gender;
  std::vector<std::string> forms;
};

void add_mentions(const std::string& text, const std::vector<Who>& all, Annotations& layers) {
  for (std::uint32_t e = 0; e < all.size(); ++e) {
    Entity entity;
    entity.kind = all[e].kind;
    entity.name = all[e].name;
    entity.role = all[e].role;
    entity.gender = all[e].gender;
    layers.entities.push_back(entity);
    for (const std::string& form : all[e].forms) {
      for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at + 1)) {
        Mention mention;
        mention.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())};
        mention.type = all[e].kind == EntityKind::person ? MentionType::person : MentionType::organization;
        mention.entity = e;
        const auto inside = [&](const Mention& m) { return m.span.begin <= mention.span.begin && mention.span.end <= m.span.end; };
        if (std::none_of(layers.mentions.begin(), layers.mentions.end(), inside)) layers.mentions.push_back(mention);
      }
    }
  }
  std::sort(layers.mentions.begin(), layers.mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
}

/// Speaker of the last claim of `text`, as "kind name".
std::string last_speaker(const std::string& text, const std::vector<Who>& all) {
  Article article;
  article.text = text;
  Annotations layers = layers_of(text);
  add_mentions(text, all, layers);
  const auto claims = find_claims(article, layers, {}, claim_test_tables().claims, {});
  if (claims.empty()) return "no claim";
  const Speaker& speaker = claims.back().speaker;
  return std::string(to_string(speaker.kind)) + (speaker.name.empty() ? "" : " " + speaker.name);
}

const Who kRuiz{EntityKind::person, "Ana Ruiz", "harbour minister", 'f', {"Ana Ruiz", "Ruiz"}};
const Who kBrandt{EntityKind::person, "Olaf Brandt", "", 'm', {"Olaf Brandt", "Brandt"}};
const Who kMinistry{EntityKind::organization, "Harbour Ministry", "", 0, {"Harbour Ministry"}};

struct Case {
  std::string text;
  std::string expected;
};

TEST(SpeakerFinder, ResolvesNamesRolesAndPronouns) {
  const std::vector<Case> cases = {
      {"Ana Ruiz said the quay was safe.", "person Ana Ruiz"},
      {"Ana Ruiz went north. Ruiz said the quay was safe.", "person Ana Ruiz"},
      {"Ana Ruiz went north. She said the quay was safe.", "person Ana Ruiz"},
      {"Ana Ruiz met Olaf Brandt. She said the quay was safe.", "person Ana Ruiz"},
      {"Ana Ruiz met Olaf Brandt. He said the quay was safe.", "person Olaf Brandt"},
      {"Ana Ruiz went north. He said the quay was safe.", "unknown"},
      {"Ana Ruiz went north. The minister said the quay was safe.", "person Ana Ruiz"},
      {"Ana Ruiz went north. The sculptor said the quay was safe.", "unnamed The sculptor"},
      {"The Harbour Ministry moved. The ministry said the quay was safe.", "government Harbour Ministry"},
      {"Olaf Brandt met the Harbour Ministry. The Harbour Ministry said the quay was safe.", "government Harbour Ministry"},
      {"A spokesman for Brandt said the quay was safe.", "unnamed A spokesman for Brandt"},
      {"The Brandt report said the quay was safe.", "document Brandt report"},
      {"The mayor, Olaf Brandt, said the quay was safe.", "person Olaf Brandt"},
      {"The Harbour Ministry moved. The river ministry said the quay was safe.", "unnamed river ministry"},
      {"The Harbour Ministry said it was late. The union said the quay was safe.", "unnamed union"},
      {"Two officials said the quay was safe.", "unnamed Two officials"},
      {"The agency, Harbour Ministry, said the quay was safe.", "government Harbour Ministry"},
      {"A clerk in Norvale, where it rained, said the quay was safe.", "unnamed A clerk in Norvale"},
      {"An official, who asked not to be named, said the quay was safe.", "unnamed An official"},
      {"The mayor, Mr Olaf Brandt, said the quay was safe.", "person Olaf Brandt"},
      {"Brandt works chief of staff Ana Ruiz said the quay was safe.", "person Ana Ruiz"},
      {"An aide of pilots' leader Ana Ruiz said the quay was safe.", "unnamed An aide of pilots' leader Ana Ruiz"},
      {"A clerk said it was late. He said the quay was safe.", "unnamed A clerk"},
      {"A report said it was late. It said the quay was safe.", "document report"},
  };
  for (const Case& c : cases) EXPECT_EQ(last_speaker(c.text, {kRuiz, kBrandt, kMinistry}), c.expected) << c.text;
}

TEST(SpeakerFinder, JoinsNamesOfBodies) {
  const Who board{EntityKind::organization, "Quay Board", "", 0, {"Quay Board"}};
  EXPECT_EQ(last_speaker("The Harbour Ministry and Quay Board said the quay was safe.", {kMinistry, board}),
            "government Harbour Ministry and Quay Board");
}

TEST(SpeakerFinder, TheCompanyIsTheBodyThatSpokeLast) {
  const Who firm{EntityKind::organization, "Brandt & Sons", "", 0, {"Brandt & Sons"}};
  EXPECT_EQ(last_speaker("Brandt & Sons said it was late. The company said the quay was safe.", {firm}), "organization Brandt & Sons");
}

TEST(SpeakerFinder, AGenerationIsNoSurname) {
  const Who hale{EntityKind::person, "Tom Hale Jr.", "", 'm', {"Tom Hale Jr."}};
  EXPECT_EQ(last_speaker("Tom Hale Jr. went north. Hale said the quay was safe.", {hale}), "person Tom Hale Jr.");
  EXPECT_EQ(last_speaker("Tom Hale Jr. went north. Hale Jr. said the quay was safe.", {hale}), "person Tom Hale Jr.");
}

TEST(SpeakerFinder, SurnameFindsTheFullNameThatTheTaggerKeptApart) {
  const Who bare{EntityKind::organization, "Brandt", "", 0, {"Brandt"}};
  const Who full{EntityKind::person, "Olaf Brandt", "", 'm', {"Olaf Brandt"}};
  EXPECT_EQ(last_speaker("Olaf Brandt went north. Brandt said the quay was safe.", {full, bare}), "person Olaf Brandt");
}

}  // namespace
}  // namespace onrecord
