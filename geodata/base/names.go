package base

import "github.com/draftlines/draftlines/geodata"

// unitNames are the oblasts and cities in the order of their ISO 3166-2 codes:
// official English romanisation, and the Ukrainian name.
var unitNames = []struct {
	id   string
	name geodata.Name
}{
	{"UA-05", geodata.Name{En: "Vinnytsia oblast", Uk: "Вінницька область"}},
	{"UA-07", geodata.Name{En: "Volyn oblast", Uk: "Волинська область"}},
	{"UA-09", geodata.Name{En: "Luhansk oblast", Uk: "Луганська область"}},
	{"UA-12", geodata.Name{En: "Dnipropetrovsk oblast", Uk: "Дніпропетровська область"}},
	{"UA-14", geodata.Name{En: "Donetsk oblast", Uk: "Донецька область"}},
	{"UA-18", geodata.Name{En: "Zhytomyr oblast", Uk: "Житомирська область"}},
	{"UA-21", geodata.Name{En: "Zakarpattia oblast", Uk: "Закарпатська область"}},
	{"UA-23", geodata.Name{En: "Zaporizhzhia oblast", Uk: "Запорізька область"}},
	{"UA-26", geodata.Name{En: "Ivano-Frankivsk oblast", Uk: "Івано-Франківська область"}},
	{"UA-30", geodata.Name{En: "Kyiv city", Uk: "Київ"}},
	{"UA-32", geodata.Name{En: "Kyiv oblast", Uk: "Київська область"}},
	{"UA-35", geodata.Name{En: "Kirovohrad oblast", Uk: "Кіровоградська область"}},
	{"UA-40", geodata.Name{En: "Sevastopol", Uk: "Севастополь"}},
	{"UA-43", geodata.Name{En: "Autonomous Republic of Crimea", Uk: "Автономна Республіка Крим"}},
	{"UA-46", geodata.Name{En: "Lviv oblast", Uk: "Львівська область"}},
	{"UA-48", geodata.Name{En: "Mykolaiv oblast", Uk: "Миколаївська область"}},
	{"UA-51", geodata.Name{En: "Odesa oblast", Uk: "Одеська область"}},
	{"UA-53", geodata.Name{En: "Poltava oblast", Uk: "Полтавська область"}},
	{"UA-56", geodata.Name{En: "Rivne oblast", Uk: "Рівненська область"}},
	{"UA-59", geodata.Name{En: "Sumy oblast", Uk: "Сумська область"}},
	{"UA-61", geodata.Name{En: "Ternopil oblast", Uk: "Тернопільська область"}},
	{"UA-63", geodata.Name{En: "Kharkiv oblast", Uk: "Харківська область"}},
	{"UA-65", geodata.Name{En: "Kherson oblast", Uk: "Херсонська область"}},
	{"UA-68", geodata.Name{En: "Khmelnytskyi oblast", Uk: "Хмельницька область"}},
	{"UA-71", geodata.Name{En: "Cherkasy oblast", Uk: "Черкаська область"}},
	{"UA-74", geodata.Name{En: "Chernihiv oblast", Uk: "Чернігівська область"}},
	{"UA-77", geodata.Name{En: "Chernivtsi oblast", Uk: "Чернівецька область"}},
}

// neighbourNames are the other states in the frame, those that border on
// Ukraine first. XKX is the code in general use for Kosovo, which ISO 3166
// does not list.
var neighbourNames = []struct {
	id   string
	name geodata.Name
}{
	{"RUS", geodata.Name{En: "Russia", Uk: "Росія"}},
	{"BLR", geodata.Name{En: "Belarus", Uk: "Білорусь"}},
	{"POL", geodata.Name{En: "Poland", Uk: "Польща"}},
	{"SVK", geodata.Name{En: "Slovakia", Uk: "Словаччина"}},
	{"HUN", geodata.Name{En: "Hungary", Uk: "Угорщина"}},
	{"ROU", geodata.Name{En: "Romania", Uk: "Румунія"}},
	{"MDA", geodata.Name{En: "Moldova", Uk: "Молдова"}},
	{"BGR", geodata.Name{En: "Bulgaria", Uk: "Болгарія"}},
	{"SRB", geodata.Name{En: "Serbia", Uk: "Сербія"}},
	{"GEO", geodata.Name{En: "Georgia", Uk: "Грузія"}},
	{"LTU", geodata.Name{En: "Lithuania", Uk: "Литва"}},
	{"MNE", geodata.Name{En: "Montenegro", Uk: "Чорногорія"}},
	{"XKX", geodata.Name{En: "Kosovo", Uk: "Косово"}},
	{"ALB", geodata.Name{En: "Albania", Uk: "Албанія"}},
	{"BIH", geodata.Name{En: "Bosnia and Herzegovina", Uk: "Боснія і Герцеговина"}},
}

// Licences of the layers, as they stand in the features.
const (
	publicDomain = "Public domain (Natural Earth)"
	ours         = "CC BY 4.0"
	openDatabase = "ODbL 1.0"
)
